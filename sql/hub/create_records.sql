-- New records.
insert into passport_record (id, district_id, entity, sis_id, document, version, slug, created_run, updated_run,
                             updated_at)
select c.passport_id, :district, c.entity, c.sis_id, c.after, 1, m.slug, :run, :run, :at
from change c
left join run_school m on c.entity = 1 and m.run_id = :run and m.school_id = c.passport_id and m.slug is not null
where c.run_id = :run and c.operation = 'CREATE' and c.version is null
