-- What is united is looked up for each passport record.
create index on union_of (entity, passport_id)
