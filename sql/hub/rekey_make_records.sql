-- The baseline, to be put in its own place under new SIS IDs: as a whole, because old and new IDs may cross.
create temp table rekeyed_record on commit drop as
select * from source_record where connection_id = :connection
