-- Forgets what an earlier try of this step counted.
delete from run_count where run_id = :run
