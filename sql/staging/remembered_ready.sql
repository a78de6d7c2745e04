-- The hashes of a connection's baseline as they were put together, unless it was written to since; sixteen bytes each.
select portion, hashes from remembered_hash
where connection_id = :connection
  and not exists (select from remembered_moved where connection_id = :connection and not standing_only)
