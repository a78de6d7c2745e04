-- The change set in key order, as the digest reads it.
select c.entity, c.sis_id, c.passport_id, c.operation, c.cause, c.version, c.after::text as after
from change c
where c.run_id = :run
order by c.entity, c.sis_id collate "C", c.operation
