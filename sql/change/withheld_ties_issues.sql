-- Takes back what was found wrong with contacts that were put together without these ties.
delete from staged_issue
where run_id = :run and day = :day and entity = 9 and stage = 'assemble' and sis_id = any (:contacts::text[])
