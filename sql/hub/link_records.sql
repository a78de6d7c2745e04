-- Known records that belong to another passport record from now on.
update source_record b
set passport_id = l.passport_id, linked = true
from staged_link l
where l.run_id = :run and l.day = :day and l.outcome in ('LINK', 'REKEY', 'SPLIT')
  and b.connection_id = :connection and b.entity = l.entity and b.sis_id = l.sis_id and b.passport_id <> l.passport_id
