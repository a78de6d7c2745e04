-- Calendars whose parent has come or gone: they stand as they did, but refer to it no longer, or again.
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time)
select :run, :day, 2, e.sis_id, e.own, e.was_live, e.was_live, 'SOURCE', false, true
from effective_record(:run, :connection, 2::smallint) e
where e.was_live
  and e.parent in (select m.sis_id from settled m
                   where m.run_id = :run and m.day = :day and m.entity = 2 and m.moved)
  and e.sis_id not in (select t.sis_id from settled t where t.run_id = :run and t.day = :day and t.entity = 2)
