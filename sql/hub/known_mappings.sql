-- The hub school of each source school that a connection has mapped, and how it came to be.
select source_id, school_id, mapped_as from school_mapping where connection_id = :connection
