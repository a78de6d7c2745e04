-- A notice that has arrived; its last error is history.
update notice set sent_at = :at, due_at = null, last_error = null where id = :id
