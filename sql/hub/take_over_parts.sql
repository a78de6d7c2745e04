-- The parts of what was taken over from connections that are retired.
delete from source_part p
using source_record o, connection c, taken_over(:run, :day, :connection) k
where o.entity = k.entity and o.passport_id = k.passport_id and o.connection_id <> :connection
  and c.id = o.connection_id and c.district_id = :district and c.state = 'RETIRED'
  and p.connection_id = o.connection_id and p.entity = o.entity and p.sis_id = o.sis_id
