-- By which rules the records of each entity were settled last, and whether that was by the dates of today.
select entity, settled_by, settled_on = :asOf as today
from baseline
where connection_id = :connection
