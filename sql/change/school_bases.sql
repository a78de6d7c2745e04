-- Live records before the run, per entity and school, where the run changes something there.
select entity, school, live_before
from run_count
where run_id = :run and school <> ''
