-- How the slices of a run stand with those who read them.
select name, state, claimed_by, claims, fault_kind, fault from slice where run_id = :run order by name
