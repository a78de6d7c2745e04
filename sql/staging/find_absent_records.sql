-- Records of a single part that were remembered, of a kind that is proven, and not read now. First those few whose hash was
-- not seen, then what else has to be asked of them.
with gone as materialized (
    select b.entity, b.sis_id, b.resource, b.origin, b.raw_id
    from unseen u
    join source_record b on b.hash = u.hash and b.connection_id = :connection and b.entity not in (5, 6, 9)
)
insert into staged_absent (run_id, day, entity, sis_id, part)
select :run, :day, g.entity, g.sis_id, ''
from gone g
join unnest(:entities::smallint[], :resources::text[]) as proven (entity, resource)
    on proven.entity = g.entity and coalesce(g.resource, proven.resource) = proven.resource
where not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = g.entity and s.sis_id = g.sis_id)
  and not exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.resource = proven.resource
                    and h.raw_id in (g.origin, g.raw_id))
