-- What was wrong with records that a connection no longer holds.
update issue set closed_run = :run
where connection_id = :connection and closed_run is null
  and not exists (select from source_record b where b.connection_id = :connection)
