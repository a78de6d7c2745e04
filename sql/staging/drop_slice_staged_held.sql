-- Forgets the rows of one resource that could not be used, before it is read again.
delete from staged_held where run_id = :run and day = :day and resource = :slice
