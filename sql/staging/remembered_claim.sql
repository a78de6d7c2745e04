-- Claims, until the transaction ends, to be the only one who puts a connection's hashes together; false where another is at it.
select pg_try_advisory_xact_lock(hashtext('passport remembered hashes'), :connection)
