-- Whether anything was read that is not as remembered.
select exists (select from staged_record where run_id = :run and day = :day)
