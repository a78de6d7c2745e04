-- People in classes: while person and class are live and the dates include today.
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 8, r.sis_id, r.was_live,
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
             (coalesce(e.student in (select p.sis_id from standing(:run, :connection, 5::smallint) p where p.live), false)
              or coalesce(e.staff in (select p.sis_id from standing(:run, :connection, 6::smallint) p where p.live), false))
             and coalesce(e.class in (select p.sis_id from standing(:run, :connection, 4::smallint) p where p.live), false) as parents,
             (:includeEnded or e.end_date is null or e.end_date + :endLag::int >= :asOf::date)
             and (e.begin_date is null or e.begin_date - :startLead::int <= :asOf::date) as current
      from effective_record(:run, :connection, 8::smallint) e
      where e.staged
         or e.own = 'K' and e.document is not null and (e.was_live or e.last_cause = 'DATE')
            and e.was_live <> ((:includeEnded or e.end_date is null or e.end_date + :endLag::int >= :asOf::date)
             and (e.begin_date is null or e.begin_date - :startLead::int <= :asOf::date))
         or e.class in (select m.sis_id from settled m
                        where m.run_id = :run and m.day = :day and m.entity = 4 and m.live <> m.was_live)
         or e.student in (select m.sis_id from settled m
                        where m.run_id = :run and m.day = :day and m.entity = 5 and m.live <> m.was_live)
         or e.staff in (select m.sis_id from settled m
                        where m.run_id = :run and m.day = :day and m.entity = 6 and m.live <> m.was_live)) r
