-- The number of changes of a run, or of the records that its connection has more or fewer of than before, if those are more;
-- beside the live records of its connection. Records that others have in the hub already come without any change.
select greatest(counted.changes, abs(known.live - counted.before)) as changes, known.live
from (select coalesce(sum(creates + updates + deletes), 0) as changes, coalesce(sum(live_before), 0) as before
      from run_count where run_id = :run and school = '') counted
cross join (select coalesce(sum(live), 0) as live from baseline where connection_id = :connection) known
