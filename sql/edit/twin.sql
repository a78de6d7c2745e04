-- Another live record of a district that has the same of what has to be alone in it.
select p.id
from passport_record p
where p.district_id = :district and p.entity = :entity and p.deleted_at is null and p.id <> :id
  -- Cheap, and true of all that are alike: the key of a record costs as much as a hundred of these.
  and lower(btrim(p.document ->> (:attributes::text[])[1]) collate "C")
      = lower(btrim(:document::jsonb ->> (:attributes::text[])[1]) collate "C")
  and domain_key(p.document, :attributes) = domain_key(:document::jsonb, :attributes)
order by p.id
limit 1
