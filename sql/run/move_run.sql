-- Moves a run from one of some states to another; no row: it was in none of them.
update run
set state = :to, message = coalesce(:message, message),
    finished_at = case when :finished then :at::timestamptz end
where id = :run and state = any (:from)
