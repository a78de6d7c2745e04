-- New records. Where another connection took a school's short name meanwhile, the id makes it one of its own. The name may be
-- that of a school that stays elsewhere while deletion is disabled.
insert into passport_record (id, district_id, entity, sis_id, document, version, slug, created_run, updated_run,
                             updated_at)
select c.passport_id, :district, c.entity, c.sis_id, c.after, 1,
       case when c.entity = 1 then
           (select case when t.id is null then m.slug else m.slug || '-' || left(c.passport_id::text, 8) end
            from run_school m
            left join staged_link stays
                on stays.run_id = -(:run::bigint) and stays.day = :day and stays.entity = 1
                    and stays.sis_id = :prefix || m.source_id
            left join passport_record t
                on t.entity = 1 and t.district_id = :district and t.slug = m.slug and t.deleted_at is null
            where m.run_id = :run and coalesce(stays.passport_id, m.school_id) = c.passport_id and m.slug is not null
            order by m.source_id
            limit 1) end,
       :run, :run, :at
from change c
where c.run_id = :run and c.operation = 'CREATE' and c.version is null
