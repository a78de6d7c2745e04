-- All keys of one record.
create index on link_key (sis_id, connection_id)
