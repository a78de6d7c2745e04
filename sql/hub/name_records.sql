-- Records whose SIS ID nobody contributes any more, also those that others bring back than have let them go, are called as the
-- contributor whose connection comes first by name; that makes a new version, unless this run has made one already.
with touched as (
    select c.entity, c.passport_id as id from change c
    where c.run_id = :run and c.entity <> 1 and (c.operation = 'DELETE' and c.after is not null or c.cause in ('MERGE', 'REKEY', 'REVIVED'))
    union
    select l.entity, l.passport_id from staged_link l
    where l.run_id = :run and l.day = :day and l.outcome in ('LINK', 'REKEY', 'SPLIT')
),
named as materialized (
    select distinct on (p.entity, p.id) p.entity, p.id, s.sis_id, p.version, p.document, p.updated_run
    from touched t
    join passport_record p on p.entity = t.entity and p.id = t.id and p.deleted_at is null
    join source_record s on s.entity = p.entity and s.passport_id = p.id and s.live and s.sis_id <> p.id::text
    join connection o on o.id = s.connection_id and o.district_id = :district
    where not exists (select from source_record held
                      join connection h on h.id = held.connection_id and h.district_id = :district
                      where held.entity = p.entity and held.sis_id = p.sis_id and held.passport_id = p.id and held.live)
    order by p.entity, p.id, case o.application when 'passport' then 'passport' else o.name end collate "C", s.sis_id collate "C"
),
kept as (
    insert into record_history (entity, id, version, run_id, document, at)
    select n.entity, n.id, n.version, :run, n.document, :at from named n
    where n.updated_run <> :run
    on conflict do nothing
)
update passport_record p
set sis_id = n.sis_id, version = p.version + case when n.updated_run = :run then 0 else 1 end, updated_run = :run, updated_at = :at
from named n
where p.entity = n.entity and p.id = n.id and p.sis_id <> n.sis_id
