-- Keeps everybody from going on with a run of a day, until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('passport lease', c.connection_id))
from (select distinct connection_id from run where day = :day and journal <> 'GONE' order by connection_id) c
