-- The changes per entity, school and operation, and how many of them count toward the limits.
select g.entity, coalesce(g.school, '') as school, g.operation, count(*) as changes,
       count(*) filter (where g.counted or g.operation = 'DELETE' and :datesCount) as counted
from guarded_change(:run, :connection, :prefix) g
group by g.entity, coalesce(g.school, ''), g.operation
order by g.entity, 2, g.operation
