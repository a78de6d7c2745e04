-- Parts that were remembered, of a kind that is proven, and not read now.
insert into staged_absent (run_id, day, entity, sis_id, part)
select :run, :day, b.entity, b.sis_id, b.part
from unseen u
join source_part b on b.hash = u.hash and b.connection_id = :connection
join unnest(:entities::smallint[], :parts::text[], :resources::text[]) as proven (entity, part, resource)
    on proven.entity = b.entity and proven.part = split_part(b.part, '@', 1)
where not exists (select from staged_part s
                  where s.run_id = :run and s.day = :day
                    and s.entity = b.entity and s.sis_id = b.sis_id and s.part = b.part)
  and not exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.resource = proven.resource
                    and h.raw_id in (b.origin, b.raw_id))
