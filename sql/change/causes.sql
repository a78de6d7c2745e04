-- Why records change, per entity and operation, most frequent first.
select c.entity, c.operation, c.cause, count(*) as changes
from change c
where c.run_id = :run and not c.withheld
group by c.entity, c.operation, c.cause
order by c.entity, c.operation, changes desc, c.cause
