-- Parts as they were seen now: those that are known.
update source_part b
set raw_id = p.raw_id, origin = p.origin, own = p.own, cause = p.cause, hash = p.hash,
    document = case when p.own = 'H' then b.document else p.document end
from staged_part p
where p.run_id = :run and p.day = :day
  and b.connection_id = :connection and b.entity = p.entity and b.sis_id = p.sis_id and b.part = p.part
  -- What is held back in its last good version is looked at again next time.
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = p.entity and t.sis_id = p.sis_id
                    and t.own = 'F' and t.live)
