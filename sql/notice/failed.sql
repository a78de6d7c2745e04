-- A notice that could not be sent, why, and when it is tried again; never, where that is null.
update notice set last_error = :error, due_at = :again::timestamptz where id = :id
