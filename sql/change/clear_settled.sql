-- Forgets what an earlier try of this step settled.
delete from settled where run_id = :run and day = :day
