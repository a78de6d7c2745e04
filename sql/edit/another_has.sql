-- Whether a Passport ID is that of a live record, or of one that left under another SIS ID.
select exists (select from passport_record p
               where p.entity = :entity and p.id = :id and (p.deleted_at is null or p.sis_id <> :sisId))
