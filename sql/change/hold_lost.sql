-- What was known at lost schools only and now names none of ours stays in its last good version, and is looked at again in
-- each run: the SIS may have stopped telling where it is.
update settled t
set own = 'F', live = true, cause = 'SOURCE', moved = false, in_time = b.in_time, teaching = b.teaching
from source_record b
where t.run_id = :run and t.day = :day and t.entity = :entity
  and t.own = 'O' and t.cause = 'SCHOOL_MAPPING' and t.was_live and not t.live
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = t.sis_id
  and cardinality(b.schools) > 0
  and b.schools <@ (select array_agg(sis_id) from lost_school where run_id = :run)
