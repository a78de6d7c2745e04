-- A mapped school stands for the hub school that it is mapped to now.
update reference r
set passport_id = m.school_id
from run_school m
where r.entity = 1 and m.run_id = :run and m.school_id is not null and :prefix || m.source_id = r.sis_id
  and r.passport_id <> m.school_id
