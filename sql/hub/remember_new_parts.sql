-- Parts that are seen for the first time.
insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, cause, hash, document)
select :connection, p.entity, p.sis_id, p.part, p.raw_id, p.origin, p.own, p.cause, p.hash, p.document
from staged_part p
where p.run_id = :run and p.day = :day
  and not exists (select from source_part b
                  where b.connection_id = :connection and b.entity = p.entity and b.sis_id = p.sis_id and b.part = p.part)
  -- What is held back in its last good version is looked at again next time.
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = p.entity and t.sis_id = p.sis_id
                    and t.own = 'F' and t.live)
