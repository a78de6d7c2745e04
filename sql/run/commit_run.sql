-- Marks a run committed; no row: it is already, or it is not running.
update run set committed_at = :at, message = coalesce(:message, message)
where id = :run and state = 'RUNNING' and committed_at is null
