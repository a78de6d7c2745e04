-- Calendars whose parent has come or gone: what is live stands as it did, but refers to it no longer, or again; what waited for
-- its parent comes with it, and what waited for that comes too.
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time)
with recursive calendar as materialized (
    select e.sis_id, e.own, e.was_live, e.parent
    from effective_record(:run, :connection, 2::smallint) e
    where (e.was_live or e.own = 'K')
      and e.sis_id not in (select t.sis_id from settled t where t.run_id = :run and t.day = :day and t.entity = 2)
),
following as (
    select c.*
    from calendar c
    where c.parent in (select m.sis_id from settled m
                       where m.run_id = :run and m.day = :day and m.entity = 2 and m.moved)
    union
    select c.*
    from following f join calendar c on c.parent = f.sis_id
    where not f.was_live
)
select :run, :day, 2, f.sis_id, f.own, f.was_live, true, 'SOURCE', not f.was_live, true
from following f
