-- What the transaction writes is seen when it ends, and is on disk shortly after, or when a later one has to be: a crash of the
-- server takes the last of it away, never what came before.
select set_config('synchronous_commit', 'off', true)
