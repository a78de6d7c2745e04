-- Which connections hold some records of an entity.
select s.passport_id, case c.application when 'passport' then 'passport' else c.name end as connection, s.sis_id, s.stale_since
from passport_record p
join connection c on c.district_id = p.district_id
join source_record s on s.connection_id = c.id and s.entity = :entity and s.live and s.passport_id = p.id
     and (:entity not in (7, 8) or s.sis_id = p.sis_id or s.linked)
where p.entity = :entity and p.id = any(:ids::uuid[])
order by s.passport_id, connection, s.sis_id
