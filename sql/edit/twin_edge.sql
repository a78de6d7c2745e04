-- Another live enrollment of a district that is of the same person, at the same place, in the same role.
select p.id
from passport_record p
where p.district_id = :district and p.entity = :entity and p.deleted_at is null and p.id <> :id
  and ((p.document ->> 'student')::uuid = (:document::jsonb ->> 'student')::uuid
       or (p.document ->> 'staff')::uuid = (:document::jsonb ->> 'staff')::uuid)
  and p.document ->> :where = :document::jsonb ->> :where and p.document ->> 'role' = :document::jsonb ->> 'role'
order by p.id
limit 1
