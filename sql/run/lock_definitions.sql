-- Lets one applier of definitions in at a time, until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('passport definitions', 0))
