-- Contacts: tied to one live student at least, and where emergency contacts are not wanted, by more than that.
with touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           exists (select from unnest(e.students) one
                   join lateral (select from standing(:run, :connection, 5::smallint) p
                                 where p.live and p.sis_id = one limit 1) kept on true) as parents,
           case when not :emergencyContacts and jsonb_path_exists(e.document, '$.relationships[*] ? (@.emergency == true)')
                     and not exists (
                         select from jsonb_array_elements(e.document -> 'relationships') tie
                         where (tie -> 'emergency' is distinct from 'true' or tie -> 'custodial' = 'true'
                                or tie ->> 'type' ~* :guardian)
                           and exists (select from standing(:run, :connection, 5::smallint) p
                                       where p.live and p.sis_id = tie ->> 'student'))
                then 'FILTER' end as outside,
           true as current,
           false as passed
    from effective_record(:run, :connection, 9::smallint) e
    where :everything or e.staged
       or exists (select from unnest(e.students) one
                 where coalesce(one in (select m.sis_id from settled m
                                        where m.run_id = :run and m.day = :day and m.entity = 5 and m.moved), false))
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 9, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
