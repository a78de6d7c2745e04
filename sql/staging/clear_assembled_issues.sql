-- Forgets what an earlier try of assemble found wrong.
delete from staged_issue where run_id = :run and day = :day and stage = 'assemble'
