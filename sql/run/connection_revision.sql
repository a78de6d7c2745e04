-- One revision of a connection's definition.
select v.definition::text as definition
from connection_revision v
where v.connection_id = :connection and v.number = :number
