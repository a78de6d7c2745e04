-- The hashes that lie ready, once a connection holds nothing.
delete from remembered_hash
where connection_id = :connection and not exists (select from source_record b where b.connection_id = :connection)
