-- Deletes a portion of what a run has on the workbench.
select drop_staged(:run, :day, :most)
