-- The schools of a run, as planned.
select source_id, name, type, identifier, ended, listed, school_id, mapped_as, hub_name, slug, suggested, suggested_for
from run_school where run_id = :run
order by source_id
