-- By which rules the records of each entity were settled last, and whether that was by the dates of today. A run that withheld
-- deletes may have judged others by another day, and left no word of it.
with last as (
    select exists (select from run_count k where k.run_id = r.id and k.school = '' and k.withheld > 0) as withheld
    from run r
    where r.connection_id = :connection and r.committed_at is not null
    order by r.committed_at desc
    limit 1
)
select b.entity, b.settled_by, b.settled_on = :asOf and not coalesce((select l.withheld from last l), false) as today
from baseline b
where b.connection_id = :connection
