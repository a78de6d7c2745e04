-- Ends a slice with what it proves.
update slice set state = :state, proof = :proof, reason = :reason
where run_id = :run and name = :name
