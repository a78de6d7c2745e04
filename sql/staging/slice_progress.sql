-- How far each slice of a run has come, whichever process reads it.
select s.name, s.state, s.reason, count(j.page) as pages, coalesce(sum(j.row_count), 0) as rows_read, max(j.total) as total
from slice s
left join page_journal j on j.run_id = s.run_id and j.day = :day and j.slice = s.name
where s.run_id = :run
group by s.name, s.state, s.reason
order by s.name
