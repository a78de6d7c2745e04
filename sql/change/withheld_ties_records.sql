-- Takes back the contacts that were put together without these ties.
delete from staged_record
where run_id = :run and day = :day and entity = 9 and sis_id = any (:contacts::text[])
