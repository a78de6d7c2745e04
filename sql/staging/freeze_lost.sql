-- Whatever is known at lost schools only is not absent: it is frozen.
delete from staged_absent a
using source_record b
where a.run_id = :run and a.day = :day
  and b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
  and cardinality(b.schools) > 0
  and b.schools <@ (select array_agg(sis_id) from lost_school where run_id = :run)
