-- How many changes of a run have which cause.
select entity, operation, cause, count(*) as changes
from change where run_id = :run and not withheld
group by entity, operation, cause
order by entity, operation, changes desc
