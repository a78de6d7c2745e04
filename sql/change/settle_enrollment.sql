-- People in classes: while person and class are live and the dates include today.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date is not distinct from e.was_end_date as same_end,
           (student.sis_id is not null or staff.sis_id is not null) and class.sis_id is not null as parents,
           (:includeEnded or e.end_date is null or e.end_date + :endLag::int >= :asOf::date)
               and (e.begin_date is null or e.begin_date - :startLead::int <= :asOf::date) as current
    from effective_record(:run, :connection, 8::smallint) e
    left join (select p.sis_id from standing(:run, :connection, 5::smallint) p where p.live) student
        on student.sis_id = e.student
    left join (select p.sis_id from standing(:run, :connection, 6::smallint) p where p.live) staff
        on staff.sis_id = e.staff
    left join (select p.sis_id from standing(:run, :connection, 4::smallint) p where p.live) class
        on class.sis_id = e.class
    where e.staged or e.own = 'O' and e.was_live and :bulk
       or e.own = 'K' and e.document is not null and (e.was_live or e.last_cause = 'DATE')
          and e.was_live <> ((:includeEnded or e.end_date is null or e.end_date + :endLag::int >= :asOf::date)
                             and (e.begin_date is null or e.begin_date - :startLead::int <= :asOf::date))
       or e.class in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 4 and m.live <> m.was_live)
       or e.student in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 5 and m.live <> m.was_live)
       or e.staff in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 6 and m.live <> m.was_live)
)
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 8, t.sis_id, t.was_live, will_stand(t.own, t.was_live, t.parents, t.current, :bulk),
       why_standing(t.own, t.stated, t.was_live, t.same_end, t.parents, t.current, :bulk)
from touched t
