-- Forgets what an earlier try of this step found wrong.
delete from staged_issue where run_id = :run and day = :day and stage = 'settle'
