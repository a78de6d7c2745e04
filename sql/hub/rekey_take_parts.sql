-- Makes the parts under new SIS IDs those that are remembered.
insert into source_part select * from rekeyed_part
