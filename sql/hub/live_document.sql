-- The document of a live record.
select document::text from passport_record where entity = :entity and id = :id and deleted_at is null
