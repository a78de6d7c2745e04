-- The deletes that are shown and not applied.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, withheld)
select :run, t.entity, t.sis_id, b.passport_id, 'DELETE', t.cause, b.schools[1], p.version, p.document, true
from settled t
join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
join passport_record p on p.entity = t.entity and p.id = b.passport_id and p.deleted_at is null
where t.run_id = :aside and t.day = :day and t.was_live
  and not exists (select from source_record other
                  where t.entity = 1 and other.entity = 1 and other.passport_id = b.passport_id and other.live
                    and (other.connection_id, other.sis_id) <> (b.connection_id, b.sis_id)
                    and not exists (select from settled gone
                                    where gone.run_id = :aside and gone.day = :day and gone.entity = 1
                                      and gone.sis_id = other.sis_id and other.connection_id = :connection))
