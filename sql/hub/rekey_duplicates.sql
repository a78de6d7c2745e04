-- Duplicates that are open name this connection's records by their new SIS IDs.
update issue
set other_sis_id = rekeyed(other_sis_id, :prefix, :newPrefix)
where other_connection = :connection and closed_run is null and starts_with(other_sis_id, :prefix)
