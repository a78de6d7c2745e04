-- Entities proven to be read whole, of which nothing was kept or held back, while something is live that nobody withholds.
select entity
from run_count
where run_id = :run and school = '' and entity = any (:proven::smallint[])
  and kept = 0 and held_back = 0 and withheld = 0 and live_before > 0 and live_after > 0
order by entity
