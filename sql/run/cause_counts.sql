-- How many changes of a run have which cause.
select entity, operation, cause, count(*) as changes
from change where run_id = :run
group by entity, operation, cause
order by entity, operation, changes desc
