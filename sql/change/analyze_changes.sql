-- Tells the planner how many changes a run has, where they are joined with all that other connections hold. What autovacuum
-- knew of a hub without deletes would say that none has no document.
analyze change (run_id, entity, operation, passport_id, after)
