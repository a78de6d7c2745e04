-- Makes the parts under new SIS IDs those that are remembered.
insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, cause, hash, document)
select connection_id, entity, sis_id, part, raw_id, origin, own, cause, hash, document
from rekeyed_part
