-- Marks what is absent though the row of the SIS that it came from was read in this run, by the same resource.
with kind as (
    select * from unnest(:entities::smallint[], :parts::text[], :resources::text[]) as k (entity, part, resource)
),
known as (
    select b.entity, b.sis_id, b.part, b.origin, b.hash, k.resource
    from source_part b
    join kind k on k.entity = b.entity and k.part = split_part(b.part, '@', 1)
    where b.connection_id = :connection
    union all
    select b.entity, b.sis_id, '', b.origin, b.hash, k.resource
    from source_record b
    join kind k on k.entity = b.entity and k.resource = coalesce(b.resource, k.resource)
    where b.connection_id = :connection and b.entity not in (5, 6, 9)
),
met as (
    select k.resource, k.origin from known k where not exists (select from unseen u where u.hash = k.hash)
    union
    select s.slice, s.origin from staged_part s where s.run_id = :run and s.day = :day
    union
    select s.slice, s.origin from staged_record s where s.run_id = :run and s.day = :day and s.slice <> ''
)
update staged_absent a
set row_read = true
from known k
where a.run_id = :run and a.day = :day and k.entity = a.entity and k.sis_id = a.sis_id and k.part = a.part
  and exists (select from met m where m.resource = k.resource and m.origin = k.origin)
