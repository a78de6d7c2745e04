-- The live schools of a district by slug.
select slug, id from passport_record
where entity = 1 and district_id = :district and deleted_at is null and slug is not null
