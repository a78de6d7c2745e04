-- Parts as they were seen now.
insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, cause, hash, document)
select :connection, p.entity, p.sis_id, p.part, p.raw_id, p.origin, p.own, p.cause, p.hash, p.document
from staged_part p
where p.run_id = :run and p.day = :day
  -- What is held back in its last good version is looked at again next time.
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = p.entity and t.sis_id = p.sis_id
                    and t.own = 'F' and t.live)
on conflict (connection_id, entity, sis_id, part) do update
set raw_id = excluded.raw_id, origin = excluded.origin, own = excluded.own, cause = excluded.cause,
    hash = excluded.hash, document = case when excluded.own = 'H' then source_part.document else excluded.document end
