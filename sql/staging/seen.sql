-- What a run saw unchanged, page by page.
select seen from page_journal where run_id = :run and day = :day
