-- Schools: live while they are mapped and listed. One that feeds another hub school than before, gets another name by
-- the definition, or whose attributes are taken again, is looked at too. Why one is not live decides what becomes of what is
-- there: where that changes, it moves as well.
with moved as (
    select :prefix || m.source_id as sis_id
    from run_school m
    left join passport_record p on p.entity = 1 and p.id = m.school_id and p.deleted_at is null
    left join source_record b
        on b.connection_id = :connection and b.entity = 1 and b.sis_id = :prefix || m.source_id
    where m.run_id = :run and m.school_id is not null
      and (m.refresh or p.document ->> 'name' <> m.hub_name or b.passport_id <> m.school_id)
),
touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           true as parents,
           null::text as outside,
           true as current,
           false as passed
    from effective_record(:run, :connection, 1::smallint) e
    where :everything or e.staged or e.sis_id in (select sis_id from moved)
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 1, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was
           or not j.live and outside(j.cause) <> outside(b.last_cause), j.current, null
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
left join source_record b on b.connection_id = :connection and b.entity = 1 and b.sis_id = j.sis_id
