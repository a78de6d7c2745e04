-- Look-ups of single references.
create index on link_named (entity, sis_id)
