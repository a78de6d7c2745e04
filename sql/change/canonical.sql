-- The change set in key order, as the digest reads it, what is withheld included.
select c.entity, c.sis_id, c.passport_id, c.operation, c.cause, c.version, c.after::text as after,
       case when c.withheld then 'withheld' end as withheld, c.sis_id_before
from change c
where c.run_id = :run
order by c.entity, c.sis_id collate "C", c.operation, c.withheld, c.passport_id
