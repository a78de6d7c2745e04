-- The parts under the old SIS IDs.
delete from source_part where connection_id = :connection
