-- Room for the joins of large districts, and look-ups as cheap as solid disks make them, until the transaction ends.
select set_config('work_mem', '128MB', true), set_config('jit', 'off', true), set_config('random_page_cost', '0.5', true)
