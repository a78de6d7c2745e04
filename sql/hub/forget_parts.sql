-- Parts that are proven absent; not those that spoke of a lost school at which the person stays, see remember_frozen.
delete from source_part b
using staged_absent a
where a.run_id = :run and a.day = :day
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = a.entity and t.sis_id = a.sis_id
                    and t.own = 'F' and t.live)
  and b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id and b.part = a.part
  and not exists (select from lost_school l
                  join source_record r
                      on r.connection_id = :connection and r.entity = b.entity and r.sis_id = b.sis_id
                     and r.live and l.sis_id = any (r.schools)
                  where l.run_id = :run and b.document -> 'schools' @> to_jsonb(l.sis_id))
