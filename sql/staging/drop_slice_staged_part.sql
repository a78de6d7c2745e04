-- Forgets what one slice wrote, before it is read again.
delete from staged_part where run_id = :run and day = :day and slice = :slice
