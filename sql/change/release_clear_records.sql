-- Forgets the records that an earlier try of a release staged.
delete from staged_record where run_id = :run and day = :day
