-- Records whose reference has to exist and does not are dropped once all is settled, after their rows were counted: moves them
-- out of the kept, to the held back or, where the rules let them leave, out of scope; those of them outside their dates have
-- ended. What the run did not look at is told by the issues that are still open, of entities that it has read whole (:whole).
with dropped as (
    select t.entity, t.sis_id, t.entity in (7, 8) and not t.in_time as untimely
    from settled t
    where t.run_id = :run and t.day = :day and t.own = 'F'
      and exists (select from staged_issue i
                  where i.run_id = :run and i.day = :day and i.stage = 'settle' and i.kind = 'SKIPPED' and i.rule = 'reference'
                    and i.entity = t.entity and i.sis_id = t.sis_id)
      and (t.entity = any (:whole::smallint[])
           or exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id))
    union all
    select i.entity, i.sis_id, false
    from issue i
    join source_record b on b.connection_id = i.connection_id and b.entity = i.entity and b.sis_id = i.sis_id
    where i.connection_id = :connection and i.closed_run is null
      and i.stage = 'settle' and i.kind = 'SKIPPED' and i.rule = 'reference' and i.entity = any (:whole::smallint[])
      -- Of these, those outside their dates are counted with all that have ended.
      and (i.entity not in (7, 8) or b.in_time or b.live)
      and not exists (select from settled t
                      where t.run_id = :run and t.day = :day and t.entity = i.entity and t.sis_id = i.sis_id)
    group by i.entity, i.sis_id
)
update run_count c
set kept = c.kept - least(c.kept, d.records), ended = c.ended + least(c.kept, d.untimely),
    held_back = c.held_back + case when :leaves then 0 else least(c.kept, d.records) - least(c.kept, d.untimely) end,
    out_of_scope = c.out_of_scope + case when :leaves then least(c.kept, d.records) - least(c.kept, d.untimely) else 0 end
from (select one.entity, count(*) as records, count(*) filter (where one.untimely) as untimely
      from dropped one
      -- What is held out as a duplicate, or not taken by decision, was moved already.
      where not exists (select from staged_link l
                        where l.run_id = :run and l.day = :day and l.outcome in ('HOLD', 'IGNORE')
                          and l.entity = one.entity and l.sis_id = one.sis_id)
      group by one.entity) d
where c.run_id = :run and c.school = '' and c.entity = d.entity
