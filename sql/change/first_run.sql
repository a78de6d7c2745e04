-- Whether the connection has never committed anything.
select not exists (select from baseline where connection_id = :connection)
