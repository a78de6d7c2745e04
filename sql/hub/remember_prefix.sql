-- The prefix that a connection's records carry.
update connection set live_prefix = :prefix where id = :connection and live_prefix is distinct from :prefix
