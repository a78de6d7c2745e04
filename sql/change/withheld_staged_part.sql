-- Sets aside the rows of staged_part that belong to records whose delete is withheld.
update staged_part s
set run_id = :aside
from settled t
where t.run_id = :aside and t.day = :day
  and s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
