-- Parts that are proven absent.
delete from source_part b
using staged_absent a
where a.run_id = :run and a.day = :day
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = a.entity and t.sis_id = a.sis_id
                    and t.own = 'F' and t.live)
  and b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id and b.part = a.part
