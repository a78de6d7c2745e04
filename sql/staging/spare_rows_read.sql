-- Marks what is absent though the row of the SIS that it came from was read in this run, by the same resource: another
-- part or record of that row was seen as remembered, or staged.
with kind as (
    select * from unnest(:entities::smallint[], :parts::text[], :resources::text[]) as k (entity, part, resource)
),
wanted as materialized (
    select distinct resource, origin from candidate
),
met as (
    select w.resource, w.origin
    from wanted w
    join source_part b on b.connection_id = :connection and b.origin = w.origin
    join kind k on k.entity = b.entity and k.part = split_part(b.part, '@', 1) and k.resource = w.resource
    where not exists (select from unseen u where u.hash = b.hash)
    union
    select w.resource, w.origin
    from wanted w
    join source_record b
        on b.connection_id = :connection and b.entity not in (5, 6, 9) and b.origin = w.origin
       and coalesce(b.resource, w.resource) = w.resource
    join kind k on k.entity = b.entity and k.resource = w.resource
    where not exists (select from unseen u where u.hash = b.hash)
    union
    select s.slice, s.origin from staged_part s where s.run_id = :run and s.day = :day
    union
    select s.slice, s.origin from staged_record s where s.run_id = :run and s.day = :day and s.slice <> ''
)
update staged_absent a
set row_read = true
from candidate c
join met m on m.resource = c.resource and m.origin = c.origin
where a.run_id = :run and a.day = :day and a.entity = c.entity and a.sis_id = c.sis_id and a.part = c.part
