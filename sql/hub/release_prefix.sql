-- A connection that holds nothing carries no SIS ID prefix.
update connection set live_prefix = null
where id = :connection and not exists (select from source_record b where b.connection_id = :connection)
