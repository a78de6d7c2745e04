-- Lets one person at a time decide about the duplicates of a district, until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('passport decisions ' || :district, 0))
