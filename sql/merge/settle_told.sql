-- Issues of other connections that nobody disagrees about any more, set aside under the negative number of the run.
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, message, other_connection)
select -(:run::bigint), :day, i.entity, i.sis_id, i.kind, 'merge', i.rule, i.attribute, i.message, i.connection_id
from issue i
where i.id = any (:issues::bigint[])
