-- Whether all that was committed of a connection was linked under the rules of now.
select coalesce(bool_and(linked_by = :linkedBy), true) from baseline where connection_id = :connection
