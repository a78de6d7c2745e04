-- What retired connections alone hold leaves with the person, class or school that it refers to, where this run lets that one
-- leave: the records of these were taken over, so nobody else settles who goes with them. A contact loses the tie, and leaves
-- with the last one; a class loses its course or calendar, and a term its year.
with gone as materialized (
    select c.entity, c.passport_id::text as id, c.withheld
    from change c
    where c.run_id = :run and c.operation = 'DELETE' and c.after is null and c.entity between 1 and 6
),
retired as materialized (
    select k.id from connection k
    where k.district_id = :district and k.state = 'RETIRED' and k.id <> :connection
),
-- Nearly all that they hold refers to what they hold themselves.
loose as (
    select e.entity, e.passport_id
    from retired k
    join source_record e on e.connection_id = k.id and e.entity in (7, 8) and e.live
    left join source_record school
        on school.connection_id = k.id and school.entity = 1 and school.sis_id = e.schools[1] and school.live
    left join source_record class
        on class.connection_id = k.id and class.entity = 4 and class.sis_id = e.class and class.live
    left join source_record student
        on student.connection_id = k.id and student.entity = 5 and student.sis_id = e.student and student.live
    left join source_record staff
        on staff.connection_id = k.id and staff.entity = 6 and staff.sis_id = e.staff and staff.live
    where e.schools[1] is not null and school.sis_id is null or e.class is not null and class.sis_id is null
       or e.student is not null and student.sis_id is null or e.staff is not null and staff.sis_id is null
    union
    select t.entity, t.passport_id
    from retired k
    join source_record t on t.connection_id = k.id and t.entity = 9 and t.live
    where exists (select from unnest(t.students) one
                  where not exists (select from source_record student
                                    where student.connection_id = k.id and student.entity = 5 and student.sis_id = one
                                      and student.live))
    union
    select e.entity, e.passport_id
    from retired k
    join source_record e on e.connection_id = k.id and e.entity in (2, 4) and e.live
    left join source_record parent
        on parent.connection_id = k.id and parent.entity = 2 and parent.sis_id = e.parent and parent.live
    left join source_record course
        on course.connection_id = k.id and course.entity = 3 and course.sis_id = e.course and course.live
    where e.parent is not null and parent.sis_id is null or e.course is not null and course.sis_id is null
       or exists (select from unnest(e.calendars) one
                  where not exists (select from source_record calendar
                                    where calendar.connection_id = k.id and calendar.entity = 2 and calendar.sis_id = one
                                      and calendar.live))
),
-- What this run changes, it has merged.
there as materialized (
    select distinct p.entity, p.id, p.sis_id, p.version, p.document
    from loose l
    join passport_record p on p.entity = l.entity and p.id = l.passport_id and p.deleted_at is null
    where not exists (select from change c
                      where c.run_id = :run and c.entity = p.entity and c.passport_id = p.id
                        and (c.operation <> 'DELETE' or c.after is null))
),
hit as materialized (
    select p.entity, p.id, bool_and(g.withheld) as withheld, null::jsonb as without
    from there p
    cross join lateral (values (1::smallint, p.document ->> 'school'), (4::smallint, p.document ->> 'class'),
                               (5::smallint, p.document ->> 'student'), (6::smallint, p.document ->> 'staff')) named (entity, id)
    join gone g on g.entity = named.entity and g.id = named.id
    where p.entity in (7, 8)
    group by p.entity, p.id
    union all
    select p.entity, p.id, bool_and(g.withheld),
           p.document || case when count(*) > count(g.id) then
               jsonb_build_object('relationships', jsonb_agg(tie order by tie ->> 'student') filter (where g.id is null)) end
    from there p
    cross join lateral jsonb_array_elements(p.document -> 'relationships') tie
    left join gone g on g.entity = 5 and g.id = tie ->> 'student'
    where p.entity = 9
    group by p.entity, p.id, p.document
    having count(g.id) > 0
    union all
    select p.entity, p.id, bool_and(g.withheld),
           p.document - array_agg(named.attribute)
               || jsonb_strip_nulls(jsonb_build_object('calendars', case when p.document -> 'calendars' is not null then
                   (select coalesce(jsonb_agg(one order by one::uuid), '[]')
                    from jsonb_array_elements_text(p.document -> 'calendars') one
                    where one not in (select c.id from gone c where c.entity = 2)) end))
    from there p
    cross join lateral (select 'parent' as attribute, 2 as entity, p.document ->> 'parent' as id
                        union all
                        select 'course', 3, p.document ->> 'course'
                        union all
                        select 'calendars', 2, jsonb_array_elements_text(p.document -> 'calendars')) named
    join gone g on g.entity = named.entity and g.id = named.id
    where p.entity in (2, 4)
    group by p.entity, p.id, p.document
),
leaving as materialized (
    select p.*, h.withheld
    from hit h
    join there p on p.entity = h.entity and p.id = h.id
    where h.without is null
      -- Of edges that are shared, whoever holds them calls them the same, or is linked.
      and not exists (select from source_record o
                      join connection c on c.id = o.connection_id
                      where o.entity = p.entity and o.passport_id = p.id and o.live and c.state <> 'RETIRED'
                        and (o.entity = 9 or o.linked) and o.sis_id <> p.id::text
                        and not exists (select from settled t
                                        where t.run_id = :run and t.day = :day and t.entity = o.entity
                                          and t.sis_id = o.sis_id and not t.live and o.connection_id = :connection))
      and not exists (select from connection c
                      join source_record o
                          on o.connection_id = c.id and o.entity = p.entity and o.sis_id = p.sis_id and o.live
                      where c.district_id = :district and c.state <> 'RETIRED' and o.passport_id = p.id
                        and not exists (select from settled t
                                        where t.run_id = :run and t.day = :day and t.entity = o.entity
                                          and t.sis_id = o.sis_id and not t.live and o.connection_id = :connection))
),
-- What this run lets go of, and only a retired connection would have held on to.
let_go as (
    update change c
    set after = null, cause = 'PARENT'
    from leaving l
    where c.run_id = :run and c.entity = l.entity and c.passport_id = l.id
    returning c.entity, c.passport_id
)
insert into change (run_id, entity, sis_id, passport_id, operation, cause, version, before, after, withheld)
select :run::bigint, l.entity, l.sis_id, l.id, 'DELETE', 'PARENT', l.version, l.document, null::jsonb, l.withheld
from leaving l
where not exists (select from let_go g where g.entity = l.entity and g.passport_id = l.id)
union all
select :run::bigint, p.entity, p.sis_id, p.id, 'UPDATE', 'PARENT', p.version, p.document,
       h.without, false
from hit h
join there p on p.entity = h.entity and p.id = h.id
where h.without is not null and not h.withheld
