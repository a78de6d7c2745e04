-- Records that this connection lets go of, and others hold: they stay as those say.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at
from change c
where c.run_id = :run and c.entity = :entity and c.operation = 'DELETE' and c.after is not null and c.before <> c.after
  and not c.withheld and p.entity = :entity and p.id = c.passport_id
