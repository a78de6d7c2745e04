-- A record of one entity read both as remembered and otherwise: what is live stays, so that two rows under one id can't alternate.
delete from staged_record r
using source_record b
where r.run_id = :run and r.day = :day and r.entity = :entity
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = r.sis_id
  and :sameVersion and not exists (select from unseen u where u.hash = b.hash)
