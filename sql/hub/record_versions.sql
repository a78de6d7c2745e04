-- Every version of a record that is still kept, newest first, with the run that made it; a tombstone is a version of its own.
with kept as (
    select h.version, h.document, h.run_id as replaced_by, h.at as replaced_at
    from record_history h
    where h.entity = :entity and h.id = :id
    union all
    select p.version, p.document, null, null
    from passport_record p
    where p.entity = :entity and p.id = :id
), made as (
    select k.version, k.document, lag(k.document) over versions as before,
           case when k.version = 1 then p.created_run else lag(k.replaced_by) over versions end as run_id,
           lag(k.replaced_at) over versions as at,
           p.deleted_at is not null and k.version = p.version as gone
    from kept k
    join passport_record p on p.entity = :entity and p.id = :id
    where :districts::text[] is null or p.district_id = any(:districts::text[])
    window versions as (order by k.version)
)
select m.version, r.id as run_id, case c.application when 'passport' then 'passport' else c.name end as connection, coalesce(m.at, r.committed_at) as at,
       case when m.gone then 'DELETE' when m.version = 1 then 'CREATE' else coalesce(h.operation, 'UPDATE') end as operation,
       h.cause, m.before::text as before, case when m.gone then null else m.document::text end as document
from made m
left join run r on r.id = m.run_id
left join connection c on c.id = r.connection_id
left join change h on h.run_id = m.run_id and h.entity = :entity and h.passport_id = :id
order by m.version desc
limit :limit
