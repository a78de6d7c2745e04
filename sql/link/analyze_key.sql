-- Tells the planner about the temporary tables.
analyze link_look, link_key
