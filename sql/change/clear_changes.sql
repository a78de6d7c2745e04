-- Forgets what an earlier try of this step found.
delete from change where run_id = :run
