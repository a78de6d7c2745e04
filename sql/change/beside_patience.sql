-- Waits for no lock longer than a moment, until the transaction ends.
select set_config('lock_timeout', '10s', true)
