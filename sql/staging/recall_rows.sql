-- What the rows of the page that was last read from an offset yielded, and by what they can be told.
select outcome, traces from page_memory
where connection_id = :connection and resource = :resource and page_offset = :offset and context = :context
  and traces is not null
