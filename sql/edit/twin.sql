-- Another live record of a district that has the same of what has to be alone in it.
select p.id
from passport_record p
where p.district_id = :district and p.entity = :entity and p.deleted_at is null and p.id <> :id
  and domain_key(p.document, :attributes) = domain_key(:document::jsonb, :attributes)
order by p.id
limit 1
