-- Lets schools that an earlier try let stay feed the hub schools again that the definition wants.
update run_school m
set school_id = l.passport_id
from staged_link l
join source_record b on b.connection_id = :connection and b.entity = 1 and b.sis_id = l.sis_id
where l.run_id = :aside and l.day = :day and l.entity = 1
  and m.run_id = :run and m.source_id = b.raw_id
