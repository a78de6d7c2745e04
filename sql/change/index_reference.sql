-- Look-ups of single references.
create unique index on reference (entity, sis_id)
