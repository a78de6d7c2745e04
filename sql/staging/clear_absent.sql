-- Forgets what an earlier try of this step found.
delete from staged_absent where run_id = :run and day = :day
