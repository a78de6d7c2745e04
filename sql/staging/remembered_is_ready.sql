-- Whether the hashes of a connection's baseline are put together and it was not written to since.
select exists (select from remembered_hash where connection_id = :connection)
       and not exists (select from remembered_moved where connection_id = :connection and not standing_only)
