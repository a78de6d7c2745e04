-- Records of a single part that were remembered, of a kind that is proven, and not read now.
insert into staged_absent (run_id, day, entity, sis_id, part)
select :run, :day, b.entity, b.sis_id, ''
from unseen u
join source_record b on b.hash = u.hash and b.connection_id = :connection and b.entity not in (5, 6, 9)
join unnest(:entities::smallint[], :resources::text[]) as proven (entity, resource)
    on proven.entity = b.entity and coalesce(b.resource, proven.resource) = proven.resource
where not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id)
  and not exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.resource = proven.resource
                    and h.raw_id in (b.origin, b.raw_id))
