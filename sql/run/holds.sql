-- Why a run is held, most serious first.
select ordinal, reason, entity, operation, school, count, of, percent, limit_percent, limit_count, message
from run_hold where run_id = :run
order by ordinal
