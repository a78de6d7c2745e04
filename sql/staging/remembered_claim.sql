-- Claims, until the transaction ends, to be the only one who puts a connection's hashes together; false where another is at it.
-- What this transaction writes to a baseline from here on is noted anew. Nobody may who does not see what is committed meanwhile.
select pg_try_advisory_xact_lock(hashtext('passport remembered hashes'), :connection)
       and current_setting('transaction_isolation') = 'read committed'
       and set_config('passport.moved', '', true) = ''
       and set_config('passport.stands', '', true) = ''
