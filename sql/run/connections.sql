-- All connections, by name, with the definitions of their current revisions.
select c.id, c.name, c.district_id, c.application, c.state, c.revision, c.stored_secret,
       v.definition::text as definition, v.source
from connection c
join connection_revision v on v.connection_id = c.id and v.number = c.revision
order by c.name
