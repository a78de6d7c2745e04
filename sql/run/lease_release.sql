-- Gives a lease back at once; its epoch stays, so that no old holder can write, and no beat prolongs it any more.
update lease set until = 'epoch' where connection_id = :connection and epoch = :epoch
