-- Runs of a district whose rows are to be deleted one by one, because others of the same day are still needed.
select r.id, r.day
from connection c
join run r on r.connection_id = c.id and r.journal = 'GOING'
where c.district_id = :district
order by r.id
