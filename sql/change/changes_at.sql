-- The changes of a run at some places, by entity and SIS ID.
select c.entity, c.sis_id, c.passport_id, c.operation, c.school, c.cause, c.before::text as before_text,
       c.after::text as after_text, c.withheld, c.sis_id_before
from change c
where c.ctid = any(:places::text[]::tid[]) and c.run_id = :run
order by c.entity, c.sis_id, c.passport_id
