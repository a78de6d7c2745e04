-- How dear the planner takes a page to be that is looked up, beside one that is read in order, until the transaction ends.
select set_config('random_page_cost', :pages, true)
