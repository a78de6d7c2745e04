-- A part read both as remembered and otherwise: what is live stays, so that two rows under one id can't alternate.
delete from staged_part p
using source_part b
where p.run_id = :run and p.day = :day
  and b.connection_id = :connection and b.entity = p.entity and b.sis_id = p.sis_id and b.part = p.part
  and :sameVersion and not exists (select from unseen u where u.hash = b.hash)
