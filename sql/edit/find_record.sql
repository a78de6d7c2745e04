-- A record as it is, with what the hub's own source contributes to it.
select p.district_id, p.sis_id, p.version, own.sis_id as own_sis_id, own.document::text as document,
       p.document::text as live
from passport_record p
left join connection c on c.district_id = p.district_id and c.application = 'passport'
left join source_record own on own.connection_id = c.id and own.entity = p.entity and own.passport_id = p.id and own.live
where p.entity = :entity and p.id = :id and p.deleted_at is null
order by own.sis_id = p.id::text, own.sis_id collate "C"
limit 1
