-- Makes the baseline under new SIS IDs the baseline.
insert into source_record select * from rekeyed_record
