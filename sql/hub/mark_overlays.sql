-- Edits of records that the hub did not make are known by the Passport ID, which does not follow from it.
update source_record
set linked = true
where connection_id = :connection and sis_id = passport_id::text and not linked
