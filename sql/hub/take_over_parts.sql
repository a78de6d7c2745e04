-- The parts of what was taken over from connections that are retired.
delete from source_part p
using source_record o, connection c, staged_link l
where l.run_id = :run and l.day = :day and l.outcome = 'LINK'
  and o.entity = l.entity and o.passport_id = l.passport_id and o.connection_id <> :connection
  and c.id = o.connection_id and c.district_id = :district and c.state = 'RETIRED'
  and p.connection_id = o.connection_id and p.entity = o.entity and p.sis_id = o.sis_id
