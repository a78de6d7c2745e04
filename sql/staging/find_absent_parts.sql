-- Parts that were remembered, of a kind that is proven, and not read now. First those few whose hash was not seen, then what
-- else has to be asked of them.
with gone as materialized (
    select b.entity, b.sis_id, b.part, b.origin, b.raw_id
    from unseen u
    join source_part b on b.hash = u.hash and b.connection_id = :connection
)
insert into staged_absent (run_id, day, entity, sis_id, part)
select :run, :day, g.entity, g.sis_id, g.part
from gone g
join unnest(:entities::smallint[], :parts::text[], :resources::text[]) as proven (entity, part, resource)
    on proven.entity = g.entity and proven.part = split_part(g.part, '@', 1)
where not exists (select from staged_part s
                  where s.run_id = :run and s.day = :day
                    and s.entity = g.entity and s.sis_id = g.sis_id and s.part = g.part)
  and not exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.resource = proven.resource
                    and h.raw_id in (g.origin, g.raw_id))
