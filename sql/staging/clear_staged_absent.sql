-- Takes back what an earlier try of the prove and assemble steps staged.
delete from staged_record where run_id = :run and day = :day and slice = ''
