-- Everything that a connection holds, gone by order; only what is live of it, where nothing is applied.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, cause, hash, passport_id, slice, page)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, 'A', 'RELEASE', b.hash, b.passport_id, '', 0
from source_record b
where b.connection_id = :connection and (b.live or :all)
