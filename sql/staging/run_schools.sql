-- The schools of a run, as planned.
select source_id, name, type, identifier, listed, school_id, mapped_as, hub_name, slug
from run_school where run_id = :run
order by source_id
