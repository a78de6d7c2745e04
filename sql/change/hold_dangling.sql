-- What is live of records that were found to refer to nothing stays in its last good version, where the rules say so.
update settled t
set own = 'F', live = j.live, cause = j.cause,
    moved = record_state(true, j.live, 'F'::"char", j.cause)
            <> record_state(j.known, j.was_live, j.was_own, j.last_cause)
from (select r.sis_id, r.live and r.was_live and :stays as live,
             case when r.live and r.was_live and :stays then 'SOURCE' else 'REQUIREMENT' end as cause,
             b.sis_id is not null as known, b.live as was_live, b.own as was_own, b.last_cause
      from settled r
      left join source_record b on b.connection_id = :connection and b.entity = r.entity and b.sis_id = r.sis_id
      where r.run_id = :run and r.day = :day and r.entity = :entity and r.own = 'K'
        and exists (select from staged_issue i
                    where i.run_id = :run and i.day = :day and i.stage = 'settle' and i.kind = 'SKIPPED'
                      and i.rule = 'reference' and i.entity = r.entity and i.sis_id = r.sis_id)) j
where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = j.sis_id
