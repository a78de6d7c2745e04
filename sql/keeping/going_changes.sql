-- Runs of a district whose changes are to be deleted.
select r.id
from connection c
join run r on r.connection_id = c.id and r.changes = 'GOING'
where c.district_id = :district
order by r.id
