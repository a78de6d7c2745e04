-- Waits for the one who gives out requests of a connection; the lock ends with the transaction.
select pg_advisory_xact_lock(hashtextextended('passport requests', :connection))
