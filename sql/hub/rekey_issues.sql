-- Open issues name records by their new SIS IDs.
update issue
set sis_id = rekeyed(sis_id, :prefix, :newPrefix)
where connection_id = :connection and closed_run is null and sis_id is not null and starts_with(sis_id, :prefix)
