-- The last page of a slice in the journal: the only place a restart goes on from.
select page, next_offset, next_cursor, last_page, row_count, last_id, id_order, attempt
from page_journal
where run_id = :run and day = :day and slice = :slice
order by page desc
limit 1
