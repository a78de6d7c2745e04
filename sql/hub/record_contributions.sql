-- What each connection contributes to a record now, with references as Passport IDs; of a school, nothing is merged.
select case c.application when 'passport' then 'passport' else c.name end as connection,
       case when p.entity = 1 then s.document else said.document end::text as document
from passport_record p
join connection c on c.district_id = p.district_id
join source_record s on s.connection_id = c.id and s.entity = :entity and s.live and s.passport_id = p.id
     and (:entity not in (7, 8) or s.sis_id = p.sis_id or s.linked) and s.document is not null
cross join lateral contributed_documents(c.application = 'passport', c.id, s.document) said
where p.entity = :entity and p.id = :id
order by connection, s.sis_id
