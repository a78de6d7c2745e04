-- Whether one of a person's roles includes today: for people whose roles moved, or came into or went out of time.
create temp table person_time on commit drop as
with role as (
    select e.*, in_time(e.begin_date, e.end_date, :asOf::date, :startLead, :endLag, :includeEnded) as current,
           -- What a requirement drops is a person's role all the same.
           e.own in ('K', 'H') or e.own = 'O' and e.cause = 'REQUIREMENT' as there
    from effective_record(:run, :connection, 7::smallint) e
),
looked as materialized (
    select r.student, r.staff
    from role r
    where :everything or r.staged or r.was_in_time <> r.current
       or r.schools[1] in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 1 and m.moved)
    union
    select case s.entity when 5 then s.sis_id end, case s.entity when 6 then s.sis_id end
    from staged_record s
    where s.run_id = :run and s.day = :day and s.entity in (5, 6)
),
held as (
    select r.student, r.staff, r.current, r.was <> 'M' as known,
           -- A role that was in time is until its end has passed: a begin that is still to come again ends none.
           in_time(case when r.was_in_time then null else r.was_begin_date end, r.was_end_date,
                   :asOf::date, :startLead, :endLag, :includeEnded) as was_current,
           r.there and school.sis_id is not null as holds
    from role r
    left join (select p.sis_id from standing(:run, :connection, 1::smallint) p where p.live) school on school.sis_id = r.schools[1]
    -- What was live and is gone now is none of a person's roles any more, but it was one.
    where r.was_live or r.there and school.sis_id is not null
),
judged as materialized (
    select 5 as entity, h.student as sis_id, coalesce(bool_or(h.current) filter (where h.holds), true) as current,
           bool_or(h.was_current) filter (where h.known) as was_current
    from held h join looked l on l.student = h.student
    group by h.student
    union all
    select 6, h.staff, coalesce(bool_or(h.current) filter (where h.holds), true), bool_or(h.was_current) filter (where h.known)
    from held h join looked l on l.staff = h.staff
    group by h.staff
)
select j.entity, j.sis_id, j.current, j.was_current from judged j
union all
select case when l.student is null then 6 else 5 end, coalesce(l.student, l.staff), true, true
from looked l
where not exists (select from judged j
                  where j.entity = case when l.student is null then 6 else 5 end
                    and j.sis_id = coalesce(l.student, l.staff))
