-- The parts, to be put in their own place under new SIS IDs.
create temp table rekeyed_part on commit drop as
select * from source_part where connection_id = :connection
