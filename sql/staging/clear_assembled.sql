-- Takes back what an earlier try of assemble put together.
delete from staged_record where run_id = :run and day = :day and slice = '' and entity in (5, 6, 9)
