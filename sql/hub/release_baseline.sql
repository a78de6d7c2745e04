-- A connection that holds nothing has no last upload, so that its next sync is a first one.
delete from baseline
where connection_id = :connection and not exists (select from source_record b where b.connection_id = :connection)
