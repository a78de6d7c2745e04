-- The hub school of each source school that a connection has mapped.
select source_id, school_id from school_mapping where connection_id = :connection
