-- Tells the planner about the temporary tables.
analyze reference, teaching
