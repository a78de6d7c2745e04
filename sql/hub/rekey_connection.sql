-- The prefix that a connection's records carry from now on.
update connection set live_prefix = :newPrefix, rekeyed = true where id = :connection
