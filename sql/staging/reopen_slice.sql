-- Starts a slice over: its next attempt.
update slice set attempt = attempt + 1, state = 'OPEN', proof = 'NONE', reason = :reason
where run_id = :run and name = :name
