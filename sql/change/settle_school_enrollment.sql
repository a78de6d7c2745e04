-- People in schools: while person and school are live and the dates include today.
with found as materialized (
    select e.sis_id, e.own, e.cause, e.was_live, e.was, e.schools, e.student, e.staff, e.class,
           in_time(e.begin_date, e.end_date, :asOf::date, :startLead, :endLag, :includeEnded) as current,
           e.was <> 'M' and not in_time(null, e.was_end_date, :asOf::date, :startLead, :endLag, :includeEnded) as passed
    from effective_record(:run, :connection, 7::smallint) e
    where :everything or e.staged
       or e.was_in_time <> in_time(e.begin_date, e.end_date, :asOf::date, :startLead, :endLag, :includeEnded)
       or e.schools[1] in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 1 and m.moved)
       or e.student in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 5 and m.moved)
       or e.staff in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 6 and m.moved)
),
touched as (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           (student.sis_id is not null or staff.sis_id is not null) and school.sis_id is not null as parents,
           null::text as outside, e.current, e.passed
    from found e
    left join (select p.sis_id from standing(:run, :connection, 5::smallint) p where p.live) student
        on student.sis_id = e.student
    left join (select p.sis_id from standing(:run, :connection, 6::smallint) p where p.live) staff
        on staff.sis_id = e.staff
    left join (select p.sis_id from standing(:run, :connection, 1::smallint) p where p.live) school
        on school.sis_id = e.schools[1]
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 7, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
