-- The revisions of a connection's definition, newest first, before a given one.
select v.number, v.source, v.created_at, v.created_by, v.definition::text as definition
from connection_revision v
where v.connection_id = :connection and (:before::int is null or v.number < :before)
order by v.number desc
limit :limit
