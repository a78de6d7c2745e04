-- Takes back the records that an earlier try of this step looked at though they were not read as new.
delete from staged_record where run_id = :run and day = :day and restaged
