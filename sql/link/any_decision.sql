-- Whether a person has decided anything about a connection's records of an entity, or their SIS IDs have moved before.
select exists (select from decision where connection_id = :connection and entity = :entity)
       or (select c.rekeyed from connection c where c.id = :connection)
