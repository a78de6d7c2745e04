-- Duplicates that are held out don't come; where they are live, the last good version stays. What a person decided not to
-- take leaves.
with held as materialized (
    select l.sis_id, l.outcome
    from staged_link l
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome in ('HOLD', 'IGNORE')
),
judged as materialized (
    select r.sis_id, l.outcome, l.outcome = 'HOLD' and r.live and r.was_live as live,
           case when l.outcome = 'IGNORE' then 'FILTER'
                when r.live and r.was_live then 'SOURCE' else 'DUPLICATE' end as cause,
           b.sis_id is not null as known, coalesce(b.live, false) as was_live, b.own as was_own, b.last_cause
    from held l
    join settled r on r.run_id = :run and r.day = :day and r.entity = :entity and r.sis_id = l.sis_id and r.own = 'K'
         and (r.live or l.outcome = 'IGNORE' or r.was_live)
    left join source_record b on b.connection_id = :connection and b.entity = :entity and b.sis_id = l.sis_id
)
update settled t
set own = case when j.outcome = 'HOLD' then 'F' else 'O' end::"char", live = j.live, cause = j.cause,
    moved = record_state(true, j.live, case when j.outcome = 'HOLD' then 'F' else 'O' end::"char", j.cause)
            <> record_state(j.known, j.was_live, j.was_own, j.last_cause)
from judged j
where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = j.sis_id
