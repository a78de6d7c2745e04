-- Whether all records of a connection were put together under the same rules as now.
select coalesce(bool_and(shaped_by = :shapedBy), true) from baseline where connection_id = :connection
