-- A connection that holds nothing has no school mapped.
delete from school_mapping
where connection_id = :connection and not exists (select from source_record b where b.connection_id = :connection)
