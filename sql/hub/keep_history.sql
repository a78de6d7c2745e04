-- The versions that are about to be replaced or deleted.
insert into record_history (entity, id, version, run_id, document, at)
select p.entity, p.id, p.version, :run, p.document, :at
from change c
join passport_record p on p.entity = :entity and p.id = c.passport_id
where c.run_id = :run and c.entity = :entity and c.version is not null and not c.withheld
  and not (c.operation = 'DELETE' and c.after is not null and c.before = c.after)
on conflict do nothing
