-- People in classes: while person and class are live and the dates, else those of the class, include today. Of all that is
-- known, first those few that may have moved, then whether they were read anew.
with touched as (
    select e.sis_id, e.staged, e.own, e.cause, e.was_live, e.was, e.student, e.staff, e.class, e.begin_date, e.end_date,
           e.was_end_date
    from effective_record(:run, :connection, 8::smallint) e
    where e.staged
    union all
    select b.sis_id, false, b.own, b.cause, b.live, record_state(true, b.live, b.own, b.last_cause), b.student, b.staff, b.class,
           b.begin_date, b.end_date, b.end_date
    from (select k.sis_id, k.own, k.cause, k.live, k.last_cause, k.student, k.staff, k.class, k.begin_date, k.end_date
          from source_record k
          -- Only where a date is missing are those of the class asked for.
          left join class_span span on span.sis_id = case when k.begin_date is null or k.end_date is null then k.class end
          where k.connection_id = :connection and k.entity = 8
            and (:everything
                 or k.in_time <> in_time(coalesce(k.begin_date, span.begins), coalesce(k.end_date, span.ends), :asOf::date, :startLead, :endLag, :includeEnded)
                 or k.class in (select m.sis_id from settled m
                         where m.run_id = :run and m.day = :day and m.entity = 4 and m.moved)
                 or k.schools[1] in (select m.sis_id from settled m
                         where m.run_id = :run and m.day = :day and m.entity = 1 and m.moved)
                 or k.student in (select m.sis_id from settled m
                         where m.run_id = :run and m.day = :day and m.entity = 5 and m.moved)
                 or k.staff in (select m.sis_id from settled m
                         where m.run_id = :run and m.day = :day and m.entity = 6 and m.moved))
          offset 0) b
    where not exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = 8 and s.sis_id = b.sis_id)
),
spanned as (
    select t.*, span.was_ends, today.current,
           -- What is over and has no end of its own may have been in another class. Looked up one by one: they are few.
           case when t.staged and t.was_live and not today.current and t.was_end_date is null then
               (select k.class from source_record k
                where k.connection_id = :connection and k.entity = 8 and k.sis_id = t.sis_id) end as was_class
    from touched t
    left join class_span span on span.sis_id = t.class
    cross join lateral (select in_time(coalesce(t.begin_date, span.begins), coalesce(t.end_date, span.ends), :asOf::date, :startLead, :endLag, :includeEnded) as current) today
),
judged as (
    select t.sis_id, t.own, t.cause as stated, t.was_live, t.was,
           (student.sis_id is not null or staff.sis_id is not null) and class.sis_id is not null as parents,
           null::text as outside, t.current,
           -- Only an end passes: a begin that is still to come again is no reason by itself.
           t.was <> 'M' and not in_time(
               null, coalesce(t.was_end_date, case when t.was_class is null then t.was_ends else left_class.was_ends end),
               :asOf::date, :startLead, :endLag, :includeEnded) as passed
    from spanned t
    left join class_span left_class on left_class.sis_id = t.was_class
    left join (select p.sis_id from standing(:run, :connection, 5::smallint) p where p.live) student
        on student.sis_id = t.student
    left join (select p.sis_id from standing(:run, :connection, 6::smallint) p where p.live) staff
        on staff.sis_id = t.staff
    left join (select p.sis_id from standing(:run, :connection, 4::smallint) p where p.live) class
        on class.sis_id = t.class
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 8, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from judged t) j
