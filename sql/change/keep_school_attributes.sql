-- A school's attributes are taken once, when it is first mapped.
update new_record n
set document = p.document
from passport_record p
where n.entity = 1 and n.live and p.entity = 1 and p.id = n.passport_id and p.deleted_at is null
