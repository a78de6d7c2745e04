-- Calendars: the whole tree of school years and terms.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date is not distinct from e.was_end_date as same_end,
           true as parents,
           true as current
    from effective_record(:run, :connection, 2::smallint) e
    where e.staged or e.own = 'O' and e.was_live and :bulk
)
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 2, t.sis_id, t.was_live, will_stand(t.own, t.was_live, t.parents, t.current, :bulk),
       why_standing(t.own, t.stated, t.was_live, t.same_end, t.parents, t.current, :bulk)
from touched t
