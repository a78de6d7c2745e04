-- Whether a person has decided anything about a connection's records of an entity.
select exists (select from decision where connection_id = :connection and entity = :entity)
