-- Merged records whose SIS ID nobody contributes any more are called as the contributor whose connection comes first by name.
with named as (
    select distinct on (p.entity, p.id) p.entity, p.id, s.sis_id
    from change c
    join passport_record p on p.entity = c.entity and p.id = c.passport_id and p.deleted_at is null
    join source_record s on s.entity = p.entity and s.passport_id = p.id and s.live and s.sis_id <> p.id::text
    join connection o on o.id = s.connection_id and o.district_id = :district
    where c.run_id = :run and c.entity <> 1 and (c.operation = 'DELETE' and c.after is not null or c.cause in ('MERGE', 'REKEY'))
      and not exists (select from source_record held
                      join connection h on h.id = held.connection_id and h.district_id = :district
                      where held.entity = p.entity and held.sis_id = p.sis_id and held.passport_id = p.id and held.live)
    order by p.entity, p.id, case o.application when 'passport' then 'passport' else o.name end collate "C", s.sis_id collate "C"
)
update passport_record p
set sis_id = n.sis_id
from named n
where p.entity = n.entity and p.id = n.id and p.sis_id <> n.sis_id
