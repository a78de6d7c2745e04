-- How dear the planner takes a page to be that is looked up, beside one that is read in order, until the transaction ends; and
-- how dear it took one before.
with was as materialized (select current_setting('random_page_cost') as before)
select was.before, set_config('random_page_cost', :pages, true) from was
