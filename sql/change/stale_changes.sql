-- Changes whose passport record is no longer the one they were computed from.
select count(*)
from change c
left join passport_record p on p.entity = c.entity and p.id = c.passport_id
where c.run_id = :run and not c.withheld
  and (p.version is distinct from c.version)
