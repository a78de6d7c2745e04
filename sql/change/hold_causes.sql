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
tied as (
    select t.entity, t.sis_id, t.parent, t.parent_id, 1 as far, f.cause, f.mapping
    from tie t
    join own f on f.entity = t.parent and f.sis_id = t.parent_id
    union all
    select t.entity, t.sis_id, t.parent, t.parent_id, 2, f.cause, f.mapping
    from tie t
    join first_tied f on f.entity = t.parent and f.sis_id = t.parent_id
),
reason as (
    select entity, sis_id, parent, cause, mapping from own
    union all
    (select distinct on (t.entity, t.sis_id) t.entity, t.sis_id, t.parent, t.cause, t.mapping
     from tied t
     order by t.entity, t.sis_id, t.far, t.parent, t.parent_id)
),
-- Put beside each other in one order, because a join of what the planner knows nothing of yet looks through all for each.
beside as (
    select g.entity, g.sis_id, coalesce(g.school, '') as school, g.cause, g.counted or :datesCount as counted,
           null::smallint as parent, null as parent_cause, null as mapping, true as change
    from guarded_change(:run, :connection, :prefix) g
    where g.operation = 'DELETE'
    union all
    select r.entity, r.sis_id, null, null, null, r.parent, case when r.parent is not null then r.cause end, r.mapping, false
    from reason r
),
deleted as (
    select b.entity, b.school, b.cause, b.counted, b.change,
           max(b.parent) over record as parent, max(b.parent_cause) over record as parent_cause,
           max(b.mapping) over record as mapping
    from beside b
    window record as (partition by b.entity, b.sis_id)
)
select d.entity, 'DELETE' as operation, d.school, d.cause, d.parent, d.parent_cause, d.mapping, d.counted, count(*) as changes
from deleted d
where d.change
group by d.entity, d.school, d.cause, d.parent, d.parent_cause, d.mapping, d.counted
union all
select g.entity, g.operation, coalesce(g.school, ''), g.cause, null, null, null, g.counted, count(*)
from guarded_change(:run, :connection, :prefix) g
where g.operation <> 'DELETE'
group by g.entity, g.operation, coalesce(g.school, ''), g.cause, g.counted
