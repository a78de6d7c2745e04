-- How the records of a connection's entities were shaped when they were last committed.
select entity, shaped_by, fed_by from baseline where connection_id = :connection
