-- Calendars: the whole tree of school years and terms.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           true as parents,
           null::text as outside,
           true as current,
           false as passed
    from effective_record(:run, :connection, 2::smallint) e
    where :everything or e.staged
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 2, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
