-- Why records change, per entity, operation and school: what left with another record is put down to that one's own cause,
-- and what left for want of a mapping to the school whose mapping was removed.
with unmapped as materialized (
    select :prefix || m.source_id as sis_id from run_school m where m.run_id = :run and m.school_id is null
),
leaving as materialized (
    select t.entity, t.sis_id, t.cause, b.schools, b.student, b.staff, b.class, b.students
    from settled t
    join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.was_live and not t.live
),
own as materialized (
    select l.entity, l.sis_id, null::smallint as parent, l.cause,
           case when l.cause = 'SCHOOL_MAPPING' then
               (select min(at) from unnest(l.schools) at where at in (select u.sis_id from unmapped u)) end as mapping
    from leaving l
    where l.cause <> 'PARENT'
),
tie as (
    select l.entity, l.sis_id, 1::smallint as parent, at as parent_id
    from leaving l cross join unnest(l.schools) at
    where l.cause = 'PARENT' and l.entity between 3 and 7
    union all
    select l.entity, l.sis_id, 4::smallint, l.class from leaving l where l.cause = 'PARENT' and l.entity = 8
    union all
    select l.entity, l.sis_id, 5::smallint, l.student from leaving l where l.cause = 'PARENT' and l.entity in (7, 8)
    union all
    select l.entity, l.sis_id, 6::smallint, l.staff from leaving l where l.cause = 'PARENT' and l.entity in (7, 8)
    union all
    select l.entity, l.sis_id, 5::smallint, at
    from leaving l cross join unnest(l.students) at
    where l.cause = 'PARENT' and l.entity = 9
),
first_tied as materialized (
    select distinct on (t.entity, t.sis_id) t.entity, t.sis_id, t.parent, o.cause, o.mapping
    from tie t
    join own o on o.entity = t.parent and o.sis_id = t.parent_id
    order by t.entity, t.sis_id, t.parent, t.parent_id
),
second_tied as (
    select distinct on (t.entity, t.sis_id) t.entity, t.sis_id, t.parent, f.cause, f.mapping
    from tie t
    join first_tied f on f.entity = t.parent and f.sis_id = t.parent_id
    where not exists (select from first_tied already where already.entity = t.entity and already.sis_id = t.sis_id)
    order by t.entity, t.sis_id, t.parent, t.parent_id
),
reason as (
    select * from own
    union all
    select * from first_tied
    union all
    select * from second_tied
)
select g.entity, g.operation, coalesce(g.school, '') as school, g.cause, r.parent,
       case when r.parent is not null then r.cause end as parent_cause, r.mapping,
       g.counted or g.operation = 'DELETE' and :datesCount as counted, count(*) as changes
from guarded_change(:run, :connection, :prefix) g
left join reason r on g.operation = 'DELETE' and r.entity = g.entity and r.sis_id = g.sis_id
group by g.entity, g.operation, coalesce(g.school, ''), g.cause, r.parent, 6, r.mapping, 8
