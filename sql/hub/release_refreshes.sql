-- A connection that holds nothing has no school whose attributes could be taken again.
delete from school_refresh
where connection_id = :connection and not exists (select from source_record b where b.connection_id = :connection)
