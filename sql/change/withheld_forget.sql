-- Forgets what an earlier try withheld.
delete from settled where run_id = :aside and day = :day
