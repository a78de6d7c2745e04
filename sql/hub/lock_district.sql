-- Lets one commit of a district in at a time, until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('passport district ' || :district, 0))
