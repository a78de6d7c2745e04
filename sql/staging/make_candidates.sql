-- What is absent, with the row of the SIS that each came from, until the transaction ends.
create temp table candidate on commit drop as
select a.entity, a.sis_id, a.part, b.origin, k.resource
from staged_absent a
join source_part b on b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id and b.part = a.part
join unnest(:entities::smallint[], :parts::text[], :resources::text[]) as k (entity, part, resource)
    on k.entity = a.entity and k.part = split_part(a.part, '@', 1)
where a.run_id = :run and a.day = :day
union all
select a.entity, a.sis_id, a.part, b.origin, k.resource
from staged_absent a
join source_record b on b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
join unnest(:entities::smallint[], :resources::text[]) as k (entity, resource)
    on k.entity = a.entity and k.resource = coalesce(b.resource, k.resource)
where a.run_id = :run and a.day = :day and a.entity not in (5, 6, 9)
