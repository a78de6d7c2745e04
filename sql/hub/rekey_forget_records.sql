-- The baseline under the old SIS IDs.
delete from source_record where connection_id = :connection
