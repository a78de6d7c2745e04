-- The connection that a notice is about, with its district.
select c.name, c.district_id, d.name as district_name
from connection c join district d on d.id = c.district_id
where c.id = :connection
