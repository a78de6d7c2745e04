-- The changes that count toward the limits: all but those whose date, live before, has passed.
select c.entity, coalesce(c.school, '') as school, c.operation, count(*) as changes,
       count(*) filter (where c.operation <> 'DELETE' or c.cause <> 'DATE') as counted
from change c
where c.run_id = :run
group by c.entity, coalesce(c.school, ''), c.operation
order by c.entity, 2, c.operation
