-- Issues that are new with this run: those of a record are looked for among its own, the few others among the few others.
with told as materialized (
    -- What two connections disagree about is told once, by whichever found it first.
    select ours.entity, ours.sis_id, i.attribute
    from issue i
    join source_record theirs
        on theirs.connection_id = i.connection_id and theirs.entity = i.entity and theirs.sis_id = i.sis_id
    join source_record ours
        on ours.connection_id = :connection and ours.entity = theirs.entity and ours.passport_id = theirs.passport_id
    where i.rule = 'differs' and i.connection_id <> :connection and i.closed_run is null and i.attribute is not null
)
insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page, part,
                   opened_run, other_connection, other_sis_id)
select distinct on (n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)
       :connection, n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.value, n.message, n.slice, n.page, n.part,
       :run, n.other_connection, n.other_sis_id
from staged_issue n
where n.run_id = :run and n.day = :day
  and not exists (select from issue i
                  where i.connection_id = :connection and i.closed_run is null and i.entity = n.entity and i.sis_id = n.sis_id
                    and (n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)
                        is not distinct from (i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id))
  and (n.entity is not null and n.sis_id is not null
       or row(n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)::text
          not in (select row(i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id)::text
                  from issue i
                  where i.connection_id = :connection and i.closed_run is null and (i.entity is null or i.sis_id is null)))
  and (n.rule <> 'differs'
       or row(n.entity, n.sis_id, n.attribute)::text not in (select row(t.entity, t.sis_id, t.attribute)::text from told t))
order by n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id, n.page
