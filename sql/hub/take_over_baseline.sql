-- How much is left of connections that are retired.
update baseline b
set live = (select count(*) from source_record o where o.connection_id = b.connection_id and o.entity = b.entity and o.live)
from connection c
where c.id = b.connection_id and c.district_id = :district and c.state = 'RETIRED' and c.id <> :connection
