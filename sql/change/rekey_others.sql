-- Live records in which nothing changes but their SIS ID. What changes is gathered once: the planner knows nothing of it, and would
-- go through it for each record.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after, sis_id_before)
select :run, b.entity, rekeyed(b.sis_id, :prefix, :newPrefix), b.passport_id, 'UPDATE', 'REKEY', b.schools[1], p.version,
       p.document, p.document, b.sis_id
from source_record b
join passport_record p on p.entity = b.entity and p.id = b.passport_id and p.sis_id = b.sis_id and p.deleted_at is null
where b.connection_id = :connection and b.live
  and not exists (select from source_record o
                  where o.connection_id <> :connection and o.entity = b.entity and o.sis_id = b.sis_id
                    and o.passport_id = b.passport_id and o.live)
  and (b.entity, b.passport_id) not in (select c.entity, c.passport_id from change c where c.run_id = :run and not c.withheld)
