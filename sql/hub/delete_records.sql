-- Records that leave: tombstones.
update passport_record p
set version = p.version + 1, updated_run = :run, updated_at = :at, deleted_run = :run, deleted_at = :at
from change c
where c.run_id = :run and c.entity = :entity and c.operation = 'DELETE' and c.after is null and not c.withheld
  and p.entity = :entity and p.id = c.passport_id
