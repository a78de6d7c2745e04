-- Live records in which nothing changes but their SIS ID.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after, sis_id_before)
select :run, b.entity, rekeyed(b.sis_id, :prefix, :newPrefix), b.passport_id, 'UPDATE', 'REKEY', b.schools[1], p.version,
       p.document, p.document, b.sis_id
from source_record b
join passport_record p on p.entity = b.entity and p.id = b.passport_id and p.sis_id = b.sis_id and p.deleted_at is null
where b.connection_id = :connection and b.live
  and not exists (select from source_record o
                  where o.connection_id <> :connection and o.entity = b.entity and o.sis_id = b.sis_id
                    and o.passport_id = b.passport_id and o.live)
  and not exists (select from change c
                  where c.run_id = :run and c.entity = b.entity and c.passport_id = b.passport_id and not c.withheld)
