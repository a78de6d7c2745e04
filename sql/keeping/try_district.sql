-- Keeps commits of a district away until the transaction ends; false where one is under way.
select pg_try_advisory_xact_lock(hashtextextended('passport district ' || :district, 0))
