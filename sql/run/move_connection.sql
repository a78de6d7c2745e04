-- A connection's next revision; no row: somebody else has made it first.
update connection
set revision = :revision, state = :state, stored_secret = :secret
where id = :id and revision = :revision - 1
