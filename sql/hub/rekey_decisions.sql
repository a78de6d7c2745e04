-- What people decided names records by their new SIS IDs.
update decision
set sis_id = case when connection_id = :connection and starts_with(sis_id, :prefix) then rekeyed(sis_id, :prefix, :newPrefix) else sis_id end,
    other_sis_id = case when other_connection = :connection and starts_with(other_sis_id, :prefix)
                        then rekeyed(other_sis_id, :prefix, :newPrefix) else other_sis_id end
where :connection in (connection_id, other_connection)
