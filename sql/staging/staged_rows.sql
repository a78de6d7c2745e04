-- How many rows a run has staged.
select (select count(*) from staged_part where run_id = :run and day = :day)
     + (select count(*) from staged_record where run_id = :run and day = :day)
