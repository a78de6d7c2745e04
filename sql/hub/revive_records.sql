-- Records that come back under their old Passport ID. Where a school's short name is taken meanwhile, the id makes it one
-- of its own.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at, deleted_run = null,
    deleted_at = null,
    slug = case when exists (select from passport_record t
                             where p.entity = 1 and t.entity = 1 and t.district_id = p.district_id and t.slug = p.slug
                               and t.deleted_at is null)
                then p.slug || '-' || left(p.id::text, 8) else p.slug end
from change c
where c.run_id = :run and c.operation = 'CREATE' and c.version is not null
  and p.entity = c.entity and p.id = c.passport_id
