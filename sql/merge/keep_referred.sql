-- What a retired connection refers to and others have taken over, only the hub knows by now: whatever is live of it, unless
-- somebody else brought it.
with retired as materialized (
    select r.ctid as at, r.entity, r.passport_id, r.document, o.document as said
    from contribution r
    join connection c on c.id = r.connection_id and c.state = 'RETIRED'
    join source_record o on o.connection_id = c.id and o.entity = r.entity and o.sis_id = r.sis_id
    where not r.own
),
referred as (
    select r.at,
           jsonb_object_agg(e.key, case when jsonb_typeof(e.value) = 'array' then r.document -> e.key || (
               select coalesce(jsonb_agg(one), '[]')
               from jsonb_array_elements(e.value) one
               where not exists (select from contribution x
                                 where x.entity = r.entity and x.passport_id = r.passport_id and not x.now
                                   and x.document -> e.key @> jsonb_build_array(
                                       case e.key when 'relationships' then jsonb_build_object('student', one -> 'student') else one end)))
               else coalesce(r.document -> e.key, e.value) end) as kept
    from retired r
    join passport_record p on p.entity = r.entity and p.id = r.passport_id and p.deleted_at is null
    cross join lateral contributed_documents(true, null, p.document) cleaned
    cross join lateral jsonb_each(cleaned.document) e
    where (reference_target(e.key) is not null or e.key = 'relationships') and r.said -> e.key is not null
    group by r.at
)
update contribution c
set document = c.document || r.kept
from referred r
where c.ctid = r.at
