-- Sets aside the ties of contacts that are gone with students whose delete is withheld; says whose they are.
update staged_absent s
set run_id = :aside
from settled t
join source_record student on student.connection_id = :connection and student.entity = 5 and student.sis_id = t.sis_id
where t.run_id = :aside and t.day = :day and t.entity = 5
  and s.run_id = :run and s.day = :day and s.entity = 9
  and strpos(s.part, '@') > 0 and substr(s.part, strpos(s.part, '@') + 1) = student.raw_id
returning s.sis_id
