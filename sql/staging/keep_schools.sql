-- No school is deleted because it is gone from the list alone.
delete from staged_absent where run_id = :run and day = :day and entity = 1
