-- Schools: live while they are mapped and listed. One that feeds another hub school than before, gets another name by
-- the definition, or whose attributes are taken again, is looked at too.
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
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.end_date is not distinct from e.was_end_date as same_end,
           true as parents,
           true as current
    from effective_record(:run, :connection, 1::smallint) e
    where e.staged or e.sis_id in (select sis_id from moved)
)
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 1, t.sis_id, t.was_live, will_stand(t.own, t.was_live, t.parents, t.current, :bulk),
       why_standing(t.own, t.stated, t.was_live, t.same_end, t.parents, t.current, :bulk)
from touched t
