-- Records of the hub under their new SIS IDs; those that come back, under the one that they come back with.
update passport_record p
set sis_id = c.sis_id
from change c
where c.run_id = :run and c.operation <> 'DELETE' and (c.sis_id_before is not null or c.cause = 'REVIVED')
  and p.entity = c.entity and p.id = c.passport_id and p.sis_id <> c.sis_id
