-- Issues of records that were looked at again and no longer have them; duplicates are looked at in every run. Which of them
-- are found again is looked up from what this run found, of which the planner knows nothing.
with again as materialized (
    select i.id
    from staged_issue n
    join issue i on i.connection_id = :connection and i.closed_run is null and i.entity = n.entity and i.sis_id = n.sis_id
    where n.run_id = :run and n.day = :day
      and (n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)
          is not distinct from (i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id)
    union all
    select i.id
    from issue i
    where i.connection_id = :connection and i.closed_run is null and (i.entity is null or i.sis_id is null)
      and row(i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id)::text
          in (select row(n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)::text
              from staged_issue n
              where n.run_id = :run and n.day = :day and (n.entity is null or n.sis_id is null))
)
update issue i
set closed_run = :run
where i.connection_id = :connection and i.closed_run is null
  and case when i.stage in ('link', 'merge') then true
      when i.stage = 'settle' then exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = i.entity and t.sis_id = i.sis_id)
      else (i.sis_id is null
       or i.part is null
          and exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = i.entity and s.sis_id = i.sis_id and not s.restaged)
       or exists (select from staged_part s
                  where s.run_id = :run and s.day = :day and s.entity = i.entity and s.sis_id = i.sis_id
                    and s.part = i.part)
       or exists (select from staged_absent a
                  where a.run_id = :run and a.day = :day and a.entity = i.entity and a.sis_id = i.sis_id
                    and a.part = i.part)
       or exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.entity = i.entity and :prefix || h.raw_id = i.sis_id)
       or i.kind = 'MALFORMED' and not exists (select from staged_held h
                  where h.run_id = :run and h.day = :day and h.entity = i.entity and :prefix || h.raw_id = i.sis_id))
      end
  and i.id not in (select id from again)
