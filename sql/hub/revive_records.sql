-- Records that come back under their old Passport ID.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at, deleted_run = null,
    deleted_at = null
from change c
where c.run_id = :run and c.operation = 'CREATE' and c.version is not null
  and p.entity = c.entity and p.id = c.passport_id
