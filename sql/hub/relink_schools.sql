-- Schools that feed another hub school from now on.
update source_record b
set passport_id = m.school_id
from run_school m
where m.run_id = :run and m.school_id is not null
  and b.connection_id = :connection and b.entity = 1 and b.sis_id = :prefix || m.source_id
  and b.passport_id <> m.school_id
