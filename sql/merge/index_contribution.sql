-- Contributions are looked up by what they contribute to.
create index on contribution (entity, passport_id)
