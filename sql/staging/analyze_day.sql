-- Tells the planner about the rows that a run has just written to one day of the workbench.
select analyze_day(:table, :day, :run)
