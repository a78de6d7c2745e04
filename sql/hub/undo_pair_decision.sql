-- Undoes a decision that stands.
update decision set undone_by = :actor, undone_at = :at where id = :id and undone_at is null
