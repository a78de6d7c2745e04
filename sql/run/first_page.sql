-- When the run's first page was read.
update run set first_page_at = :at where id = :run and first_page_at is null
