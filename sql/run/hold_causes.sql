-- The causes of a run's holds, in their order.
select hold, cause, parent, parent_cause, schools, count from run_hold_cause where run_id = :run
order by hold, ordinal
