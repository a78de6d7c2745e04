-- Whether any record may have moved.
select exists (select from settled where run_id = :run and day = :day)
