-- Keeps everybody from going on with a run of a district, until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('passport lease', c.id))
from (select id from connection where district_id = :district order by id) c
