-- What a run saw unchanged, page by page, in the order in which they were read.
select seen from page_journal where run_id = :run and day = :day order by slice, page
