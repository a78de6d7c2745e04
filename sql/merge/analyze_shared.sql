-- Tells the planner about the temporary table.
analyze shared
