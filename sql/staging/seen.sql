-- What each page of a run saw unchanged, as the low halves of its hashes.
select slice, page, seen from page_journal where run_id = :run and day = :day order by slice, page
