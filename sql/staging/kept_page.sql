-- One page as it was read.
select page_offset, row_count, total, next_cursor, encoding, body
from page_journal
where run_id = :run and day = :day and slice = :slice and page = :page and body is not null
