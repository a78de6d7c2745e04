-- The live schools of a district.
select slug, id, document ->> 'name' as name, document ->> 'identifier' as identifier
from passport_record
where entity = 1 and district_id = :district and deleted_at is null and slug is not null
order by slug
