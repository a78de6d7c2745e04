-- With bulk mode off nothing leaves because of what is not there: a live enrollment that names a class or person now that is
-- not live stays in its last good version, unless that one does not hold or the SIS says now that it is over. It is looked at
-- again in each run.
update settled t
set own = 'F', live = true, cause = 'SOURCE', moved = false, in_time = b.in_time
from source_record b, staged_record s
where not :bulk and t.run_id = :run and t.day = :day and t.entity = 8
  and t.own = 'K' and t.was_live and not t.live and t.cause = 'PARENT' and t.in_time
  and b.connection_id = :connection and b.entity = 8 and b.sis_id = t.sis_id
  and s.run_id = :run and s.day = :day and s.entity = 8 and s.sis_id = t.sis_id
  and (s.class, s.student, s.staff) is distinct from (b.class, b.student, b.staff)
  and in_time(b.begin_date, b.end_date, :asOf::date, :startLead, :endLag, :includeEnded)
  and exists (select from standing(:run, :connection, 4::smallint) p where p.live and p.sis_id = b.class)
  and (exists (select from standing(:run, :connection, 5::smallint) p where p.live and p.sis_id = b.student)
       or exists (select from standing(:run, :connection, 6::smallint) p where p.live and p.sis_id = b.staff))
