-- The parts of what left with the person, class or school that it refers to, though only retired connections held it.
delete from source_part p
using source_record o, connection k, change c
where k.district_id = :district and k.state = 'RETIRED' and k.id <> :connection
  and o.connection_id = k.id and o.live
  and c.run_id = :run and c.entity = o.entity and c.passport_id = o.passport_id
  and c.operation = 'DELETE' and c.after is null and not c.withheld
  and p.connection_id = o.connection_id and p.entity = o.entity and p.sis_id = o.sis_id
