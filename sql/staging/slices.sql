-- The slices of a run with how far each has come.
select s.name, s.resource, s.state, s.proof, s.attempt, s.reason,
       (select coalesce(sum(j.row_count), 0) from page_journal j where j.run_id = s.run_id and j.slice = s.name) as rows_read,
       (select coalesce(sum(j.unreadable), 0) from page_journal j where j.run_id = s.run_id and j.slice = s.name) as unreadable
from slice s
where s.run_id = :run
order by s.name
