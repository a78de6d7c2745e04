-- Issues that are new with this run.
insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page, part,
                   opened_run)
select distinct on (n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message)
       :connection, n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.value, n.message, n.slice, n.page, n.part, :run
from staged_issue n
where n.run_id = :run and n.day = :day
  and not exists (select from issue i
                  where i.connection_id = :connection and i.closed_run is null
                    and (n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message)
                        is not distinct from (i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.message))
order by n.entity, n.sis_id, n.kind, n.stage, n.rule, n.attribute, n.message, n.page
