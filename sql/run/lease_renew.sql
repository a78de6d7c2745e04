-- Prolongs a lease that is still at its epoch.
update lease set until = clock_timestamp() + :seconds * interval '1 second'
where connection_id = :connection and epoch = :epoch
