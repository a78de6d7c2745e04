-- Drops a day of the workbench.
select drop_day(:day)
