-- What would change per entity and school, beside what is live there before and after: also at a school that records only leave,
-- or join without any change.
with changed as (
    select c.entity, c.school,
           count(*) filter (where c.operation = 'CREATE') as creates,
           count(*) filter (where c.operation = 'UPDATE') as updates,
           count(*) filter (where c.operation = 'DELETE' and not c.withheld) as deletes,
           count(*) filter (where c.withheld) as withheld
    from change c
    where c.run_id = :run and c.school is not null
    group by c.entity, c.school
),
-- Where nothing was live and all that comes is created, as in a first sync, the changes say it all.
told as materialized (
    select n.entity from run_count n
    where n.run_id = :run and n.school = '' and n.live_before = 0 and n.live_after = n.creates
),
stirred as (
    select c.entity, c.school, c.creates as records
    from changed c
    where c.entity in (select entity from told)
    union all
    select t.entity, b.schools[1], -1
    from settled t
    join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.was_live and not t.live
    union all
    select t.entity, case when s.own = 'K' and t.own <> 'F' then s.schools[1] else b.schools[1] end, 1
    from settled t
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.live and not t.was_live and t.entity not in (select entity from told)
    union all
    select t.entity, stay.school, stay.records
    from settled t
    join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    cross join lateral (values (b.schools[1], -1), (s.schools[1], 1)) stay (school, records)
    where t.run_id = :run and t.day = :day and t.live and t.was_live and t.own <> 'F' and s.own = 'K'
      and s.schools[1] is distinct from b.schools[1]
),
moved as (
    select entity, school, sum(records) as records
    from stirred
    where school is not null and entity = any (:changed::smallint[])
    group by entity, school
    having sum(records) <> 0
)
insert into run_count (run_id, entity, school, creates, updates, deletes, withheld, live_before, live_after)
select :run, entity, school, coalesce(n.creates, 0), coalesce(n.updates, 0), coalesce(n.deletes, 0), coalesce(n.withheld, 0),
       coalesce(l.records, 0), coalesce(l.records, 0) + coalesce(m.records, 0)
from changed n
full join moved m using (entity, school)
left join unnest(:entities::smallint[], :schools::text[], :records::bigint[]) as l (entity, school, records)
    using (entity, school)
