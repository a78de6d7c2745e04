-- Marks a run committed, and forgets why it was held or had failed before; no row: it is already, or it is not running.
update run set committed_at = :at, message = null
where id = :run and state = 'RUNNING' and committed_at is null
