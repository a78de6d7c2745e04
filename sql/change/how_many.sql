-- The number of changes of a run.
select count(*) from change where run_id = :run
