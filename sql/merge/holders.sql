-- The other connections of the district that hold records.
select c.id
from connection c
where c.district_id = :district and c.id <> :connection and exists (select from source_record o where o.connection_id = c.id)
order by c.id
