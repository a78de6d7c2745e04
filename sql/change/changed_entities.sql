-- The entities that a run changes something of, or that it holds more or less of, as counted.
select entity
from run_count
where run_id = :run and school = ''
  and (creates > 0 or updates > 0 or deletes > 0 or withheld > 0 or live_before <> live_after)
