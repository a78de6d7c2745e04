-- Forgets what an earlier try of this step found contributors to disagree about.
delete from staged_issue where run_id in (:run, -(:run::bigint)) and day = :day and stage = 'merge'
