-- The decision about a run.
select decision, actor, note, digest, at from approval where run_id = :run
