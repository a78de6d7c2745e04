-- The live record that any source of a district has under a SIS ID.
select s.passport_id
from connection c
join source_record s on s.connection_id = c.id and s.entity = :entity and s.sis_id = :sisId and s.live
where c.district_id = :district
limit 1
