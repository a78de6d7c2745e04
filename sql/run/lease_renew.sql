-- Prolongs a lease that is still at its epoch, also one that is over, but none that was given back.
update lease set until = clock_timestamp() + :seconds * interval '1 second'
where connection_id = :connection and epoch = :epoch and until <> 'epoch'
