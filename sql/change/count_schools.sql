-- What would change per entity and school, beside what is live there.
with changed as (
    select c.entity, c.school,
           count(*) filter (where c.operation = 'CREATE') as creates,
           count(*) filter (where c.operation = 'UPDATE') as updates,
           count(*) filter (where c.operation = 'DELETE' and not c.withheld) as deletes,
           count(*) filter (where c.withheld) as withheld
    from change c
    where c.run_id = :run and c.school is not null
    group by c.entity, c.school
)
insert into run_count (run_id, entity, school, creates, updates, deletes, withheld, live_before, live_after)
select :run, n.entity, n.school, n.creates, n.updates, n.deletes, n.withheld, coalesce(l.records, 0),
       coalesce(l.records, 0) + n.creates - n.deletes
from changed n
left join unnest(:entities::smallint[], :schools::text[], :records::bigint[]) as l (entity, school, records)
    on l.entity = n.entity and l.school = n.school
