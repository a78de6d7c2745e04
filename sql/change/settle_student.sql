-- Students: at one live school at least.
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 5, r.sis_id, r.was_live,
       case r.own
           when 'A' then false
           when 'E' then false
           when 'O' then not :bulk and r.was_live and r.parents
           when 'H' then r.was_live and r.parents
           else r.parents and r.current
       end,
       case
           when r.own in ('A', 'E') or r.own = 'O' and :bulk then coalesce(r.stated, 'SOURCE')
           when not r.parents then 'PARENT'
           when not r.current and (not r.was_live or r.end_date is not distinct from r.was_end_date) then 'DATE'
           else 'SOURCE'
       end
from (select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date, e.was_end_date,
             exists (select from unnest(e.schools) one
                     where one in (select p.sis_id from standing(:run, :connection, 1::smallint) p where p.live)) as parents,
             true as current
      from effective_record(:run, :connection, 5::smallint) e
      where e.staged
         or exists (select from unnest(e.schools) one
                    where one in (select m.sis_id from settled m
                                  where m.run_id = :run and m.day = :day and m.entity = 1
                                    and m.live <> m.was_live))) r
