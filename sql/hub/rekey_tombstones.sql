-- Records that this connection deleted, so that they are known again when they come back.
update passport_record p
set sis_id = rekeyed(p.sis_id, :prefix, :newPrefix)
from run gone
where gone.id = p.deleted_run and gone.connection_id = :connection and p.deleted_at is not null
  and starts_with(p.sis_id, :prefix)
