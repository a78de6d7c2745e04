-- Records that come back under their old Passport ID; a school gets a slug that is free now. Where another connection took
-- it meanwhile, the id makes it one of its own.
update passport_record p
set document = c.after, version = p.version + 1, updated_run = :run, updated_at = :at, deleted_run = null,
    deleted_at = null,
    slug = (select case when exists (select from passport_record t
                                     where t.entity = 1 and c.entity = 1 and t.district_id = p.district_id
                                       and t.slug = wanted.slug and t.deleted_at is null and t.id <> p.id)
                        then wanted.slug || '-' || left(p.id::text, 8) else wanted.slug end
            from (select coalesce((select m.slug from run_school m
                                   left join staged_link stays
                                       on stays.run_id = -(:run::bigint) and stays.day = :day and stays.entity = 1
                                           and stays.sis_id = :prefix || m.source_id
                                   where c.entity = 1 and m.run_id = :run and m.slug is not null
                                     and coalesce(stays.passport_id, m.school_id) = c.passport_id), p.slug) as slug) wanted)
from change c
where c.run_id = :run and c.entity = :entity and c.operation = 'CREATE' and c.version is not null
  and p.entity = :entity and p.id = c.passport_id
