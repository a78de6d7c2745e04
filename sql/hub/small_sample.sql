-- A fifth of the usual sample is enough for what statements join by; autovacuum takes the whole of it some time.
select set_config('default_statistics_target', '20', true)
