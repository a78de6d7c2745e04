-- What a page with these bytes yielded.
select outcome from page_memory
where connection_id = :connection and resource = :resource and page_offset = :offset and context = :context and body_hash = :hash
