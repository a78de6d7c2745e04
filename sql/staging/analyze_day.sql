-- Tells the planner about the rows that were just written to one day of the workbench.
select analyze_day(:table, :day)
