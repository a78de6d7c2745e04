-- Forgets the parts that an earlier try of a release staged.
delete from staged_absent where run_id = :run and day = :day
