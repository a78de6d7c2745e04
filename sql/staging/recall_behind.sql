-- The pages behind an offset that were read before under the same rules, in their order: what each yielded, and by what its
-- rows can be told.
select page_offset, body_hash, outcome, traces from page_memory
where connection_id = :connection and resource = :resource and page_offset > :offset and context = :context
order by page_offset
limit :most
