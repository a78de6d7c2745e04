-- Forgets the duplicates that an earlier try of this step found.
delete from staged_issue where run_id = :run and day = :day and stage = 'link'
