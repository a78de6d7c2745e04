-- Forgets what an earlier try of this step linked.
delete from staged_link where run_id = :run and day = :day
