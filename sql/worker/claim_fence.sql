-- Locks a claim until the transaction ends: heartbeats go on beside it, a take-over waits. No row: somebody else has it.
select claim from slice
where run_id = :run and name = :slice and claim = :claim
for key share
