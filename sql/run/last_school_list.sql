-- The newest run of a connection that has read the list of schools.
select r.id, r.started_at
from run r
where r.connection_id = :connection and exists (select from run_school m where m.run_id = r.id)
order by r.id desc
limit 1
