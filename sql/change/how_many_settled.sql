-- How many records may have moved.
select count(*) from settled where run_id = :run and day = :day
