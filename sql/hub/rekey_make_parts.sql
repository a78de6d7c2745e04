-- The parts under new SIS IDs.
create temp table rekeyed_part on commit drop as
select b.connection_id, b.entity, rekeyed(b.sis_id, :prefix, :newPrefix) as sis_id, b.part, b.raw_id, b.origin, b.own, b.cause,
       b.hash, rekeyed(b.document, :prefix, :newPrefix) as document
from source_part b
where b.connection_id = :connection
