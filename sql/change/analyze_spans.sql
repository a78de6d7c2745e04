-- Tells the planner about the temporary tables.
analyze class_span, teaching, person_time
