-- Courses: of a live school, or of the district office; those of a school that a filter leaves out stay.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           (cardinality(e.schools) is null or coalesce(school.live or school.cause in ('FILTER', 'DATE', 'SCHOOL_MAPPING'), false)) as parents,
           case when not school.live and school.cause = 'SCHOOL_MAPPING' then school.cause end as outside,
           true as current,
           false as passed
    from effective_record(:run, :connection, 3::smallint) e
    left join standing(:run, :connection, 1::smallint) school on school.sis_id = e.schools[1]
    where :everything or e.staged
       or e.schools[1] in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 1 and m.moved)
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 3, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
