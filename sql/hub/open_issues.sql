-- Issues that are new with this run.
insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page, part,
                   opened_run, other_connection, other_sis_id)
select distinct on (n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)
       :connection, n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.value, n.message, n.slice, n.page, n.part,
       :run, n.other_connection, n.other_sis_id
from staged_issue n
where n.run_id = :run and n.day = :day
  and not exists (select from issue i
                  where i.connection_id = :connection and i.closed_run is null
                    and (n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id)
                        is not distinct from (i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id))
  -- What two connections disagree about is told once, by whichever found it first.
  and not exists (select from issue i
                  join source_record theirs
                      on theirs.connection_id = i.connection_id and theirs.entity = i.entity and theirs.sis_id = i.sis_id
                  join source_record ours
                      on ours.connection_id = :connection and ours.entity = n.entity and ours.sis_id = n.sis_id
                  where n.rule = 'differs' and i.rule = 'differs' and i.connection_id <> :connection and i.closed_run is null
                    and i.entity = n.entity and i.attribute = n.attribute
                    and ours.passport_id = theirs.passport_id)
order by n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.other_connection, n.other_sis_id, n.page
