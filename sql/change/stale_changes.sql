-- Changes of one entity whose passport record is no longer the one they were computed from.
select count(*)
from change c
left join passport_record p on p.entity = :entity and p.id = c.passport_id
where c.run_id = :run and c.entity = :entity and not c.withheld
  and (p.version is distinct from c.version)
