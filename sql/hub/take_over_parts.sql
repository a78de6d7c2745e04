-- The parts of what was taken over from connections that are retired.
with taken as (
    select b.entity, b.passport_id
    from settled t
    join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = t.entity and l.sis_id = t.sis_id
         and l.outcome in ('LINK', 'REKEY', 'SPLIT')
    where t.run_id = :run and t.day = :day and t.live and t.entity <> 1
      and (l.outcome = 'LINK' or l.outcome is null and not t.was_live)
)
delete from source_part p
using source_record o, connection c, taken k
where o.entity = k.entity and o.passport_id = k.passport_id and o.connection_id <> :connection
  and c.id = o.connection_id and c.district_id = :district and c.state = 'RETIRED'
  and p.connection_id = o.connection_id and p.entity = o.entity and p.sis_id = o.sis_id
