-- Issues of other connections about what this run has settled: their own runs need not come for that.
update issue i
set closed_run = :run
from staged_issue n
where n.run_id = -(:run::bigint) and n.day = :day and n.stage = 'merge'
  and i.connection_id = n.other_connection and i.closed_run is null
  and (i.entity, i.sis_id, i.rule, i.attribute) = (n.entity, n.sis_id, n.rule, n.attribute)
