-- The pages of a resource that were read before under the same rules.
select page_offset, body_hash from page_memory
where connection_id = :connection and resource = :resource and context = :context
