-- How many parts of an entity's records are new, changed or gone, and how many there were, if all are wanted.
select (select count(*) from staged_part where run_id = :run and day = :day and entity = :entity)
       + (select count(*) from staged_absent where run_id = :run and day = :day and entity = :entity)
       + (select count(*) from source_part where connection_id = :connection and entity = :entity and :everything)
