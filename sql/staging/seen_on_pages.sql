-- What was seen unchanged, as the low halves of its hashes, page by page.
select slice, page, seen from page_journal where run_id = :run and day = :day order by slice, page
