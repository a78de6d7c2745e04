-- What pages held, once a connection holds nothing.
delete from page_memory
where connection_id = :connection and not exists (select from source_record b where b.connection_id = :connection)
