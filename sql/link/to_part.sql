-- Whoever comes or comes back, and whose own Passport ID belongs to others though they are not one with them, or belonged to
-- one under another SIS ID. And edges that others hold too, but of another person, class or school.
with back as materialized (
    select y.passport_id from link_look y
    join link_look z on z.passport_id = y.passport_id and z.sis_id <> y.sis_id and not z.kept
    where not y.kept and y.was_document is not null
),
came as materialized (
    select x.sis_id, x.passport_id from link_look x
    where not x.kept
      and not exists (select from staged_link l
                      where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
),
-- Once for all of them: enrollments can't be looked up by what they belong to.
mine as materialized (
    select b.passport_id, min(b.sis_id) as first_id, max(b.sis_id) as last_id
    from source_record b
    where b.connection_id = :connection and b.entity = :entity and b.live
      and b.passport_id in (select c.passport_id from came c)
    group by b.passport_id
)
select c.sis_id, null::uuid as left_id
from came c
left join mine m on m.passport_id = c.passport_id
left join passport_record p on p.entity = :entity and p.id = c.passport_id and p.deleted_at is not null
where c.passport_id in (select o.passport_id from source_record o
                        where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live)
   or m.first_id <> c.sis_id or m.last_id <> c.sis_id
   or c.passport_id in (select k.passport_id from back k)
   or c.passport_id in (select l.passport_id from staged_link l
                        where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome in ('LINK', 'REKEY'))
   or p.sis_id <> c.sis_id
union all
select x.sis_id, case when x.was_live then x.passport_id end
from link_look x
where x.strays
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
order by 1
