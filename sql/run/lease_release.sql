-- Gives a lease back at once; its epoch stays, so that no old holder can write.
update lease set until = clock_timestamp() - interval '1 second' where connection_id = :connection and epoch = :epoch
