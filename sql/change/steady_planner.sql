-- Room for hash tables, and plans for the values at hand, until the transaction ends; what is looked up once needs no memory.
select set_config('work_mem', '64MB', true), set_config('plan_cache_mode', 'force_custom_plan', true),
       set_config('enable_memoize', 'off', true)
