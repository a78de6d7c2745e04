-- Whether any part of an entity's records is new, changed or gone.
select exists (select from staged_part where run_id = :run and day = :day and entity = :entity)
       or exists (select from staged_absent where run_id = :run and day = :day and entity = :entity)
