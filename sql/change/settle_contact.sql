-- Contacts: tied to one live student at least.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date is not distinct from e.was_end_date as same_end,
           exists (select from unnest(e.students) one
                         where coalesce(one in (select p.sis_id from standing(:run, :connection, 5::smallint) p where p.live),
                                        false)) as parents,
           true as current
    from effective_record(:run, :connection, 9::smallint) e
    where e.staged or e.own = 'O' and e.was_live and :bulk
       or exists (select from unnest(e.students) one
                     where coalesce(one in (select m.sis_id from settled m
                                            where m.run_id = :run and m.day = :day and m.entity = 5
                                              and m.live <> m.was_live), false))
)
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 9, t.sis_id, t.was_live, will_stand(t.own, t.was_live, t.parents, t.current, :bulk),
       why_standing(t.own, t.stated, t.was_live, t.same_end, t.parents, t.current, :bulk)
from touched t
