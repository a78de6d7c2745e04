-- Duplicates that are held out don't come; where they are live, the last good version stays. What a person decided not to
-- take leaves.
update settled t
set own = case when j.outcome = 'HOLD' then 'F' else 'O' end::"char", live = j.live, cause = j.cause,
    moved = record_state(true, j.live, case when j.outcome = 'HOLD' then 'F' else 'O' end::"char", j.cause)
            <> record_state(j.known, j.was_live, j.was_own, j.last_cause)
from (select r.sis_id, l.outcome, l.outcome = 'HOLD' and r.live and r.was_live as live,
             case when l.outcome = 'IGNORE' then 'FILTER'
                  when r.live and r.was_live then 'SOURCE' else 'DUPLICATE' end as cause,
             b.sis_id is not null as known, coalesce(b.live, false) as was_live, b.own as was_own, b.last_cause
      from settled r
      join staged_link l on l.run_id = :run and l.day = :day and l.entity = r.entity and l.sis_id = r.sis_id
           and l.outcome in ('HOLD', 'IGNORE')
      left join source_record b on b.connection_id = :connection and b.entity = r.entity and b.sis_id = r.sis_id
      where r.run_id = :run and r.day = :day and r.entity = :entity and r.own = 'K'
        and (r.live or l.outcome = 'IGNORE' or r.was_live)) j
where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = j.sis_id
