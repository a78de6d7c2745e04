-- Edits of records that have left: an edit holds nothing by itself, so it goes with what it was made of.
delete from source_record o
using change c, connection s
where c.run_id = :run and c.operation = 'DELETE' and c.after is null and not c.withheld
  and s.district_id = :district and s.application = 'passport'
  and o.connection_id = s.id and o.entity = c.entity and o.sis_id = c.passport_id::text and o.passport_id = c.passport_id
