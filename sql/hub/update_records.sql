-- Records that changed.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at
from change c
where c.run_id = :run and c.entity = :entity and c.operation = 'UPDATE' and p.entity = :entity and p.id = c.passport_id
