-- A mapped school's record is the hub school that it is mapped to.
update staged_record s
set passport_id = m.school_id
from run_school m
where s.run_id = :run and s.day = :day and s.entity = 1
  and m.run_id = :run and m.school_id is not null and :prefix || m.source_id = s.sis_id
