-- Tells the planner how many changes a run has, where they are joined with all that other connections hold.
analyze change (run_id, entity, operation, passport_id)
