-- Drops the hashes of a connection's baseline as they were put together before.
delete from remembered_hash where connection_id = :connection
