-- Records that come back under their old Passport ID; a school gets a slug that is free now.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at, deleted_run = null,
    deleted_at = null,
    slug = coalesce((select m.slug from run_school m
                     where c.entity = 1 and m.run_id = :run and m.school_id = c.passport_id and m.slug is not null),
                    p.slug)
from change c
where c.run_id = :run and c.operation = 'CREATE' and c.version is not null
  and p.entity = c.entity and p.id = c.passport_id
