-- What the journal still holds of each slice of a run, and how its reading ended.
select s.name, s.state, s.proof, s.reason, count(j.page) as pages, coalesce(max(j.page), -1) as last_page,
       count(*) filter (where j.page is not null and j.body is null) as without_body, coalesce(bool_or(j.last_page), false) as ended
from slice s
left join page_journal j on j.run_id = s.run_id and j.day = :day and j.slice = s.name
where s.run_id = :run
group by s.run_id, s.name, s.state, s.proof, s.reason
order by s.name
