-- Forgets what one slice wrote, before it is read again.
delete from page_journal where run_id = :run and day = :day and slice = :slice
