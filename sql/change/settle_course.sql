-- Courses: of a live school, or of the district office.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date is not distinct from e.was_end_date as same_end,
           cardinality(e.schools) is null or school.sis_id is not null as parents,
           true as current
    from effective_record(:run, :connection, 3::smallint) e
    left join (select p.sis_id from standing(:run, :connection, 1::smallint) p where p.live) school
        on school.sis_id = e.schools[1]
    where e.staged or e.own = 'O' and e.was_live and :bulk
       or e.schools[1] in (select m.sis_id from settled m
               where m.run_id = :run and m.day = :day and m.entity = 1 and m.live <> m.was_live)
)
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 3, t.sis_id, t.was_live, will_stand(t.own, t.was_live, t.parents, t.current, :bulk),
       why_standing(t.own, t.stated, t.was_live, t.same_end, t.parents, t.current, :bulk)
from touched t
