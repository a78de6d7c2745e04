-- What a record belongs to now is what references to it mean.
update reference r
set passport_id = l.passport_id
from staged_link l
where l.run_id = :run and l.day = :day and l.outcome in ('LINK', 'REKEY', 'SPLIT')
  and r.entity = l.entity and r.sis_id = l.sis_id and r.passport_id <> l.passport_id
