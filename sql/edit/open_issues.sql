-- What others and the hub's own source differ in; the issue is the other's, whose next run looks at it again.
insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, value, message, opened_run, other_connection, other_sis_id)
select n.connection_id, n.entity, n.sis_id, 'DUPLICATE', 'merge', 'differs', n.attribute, shown_value(n.value::jsonb #>> '{}'), n.message, :run, :connection, n.other_sis_id
from unnest(:connections::int[], :entities::smallint[], :sisIds::text[], :attributes::text[], :values::text[], :messages::text[],
            :otherSisIds::text[]) as n (connection_id, entity, sis_id, attribute, value, message, other_sis_id)
where not exists (select from issue i
                  where i.connection_id = n.connection_id and i.closed_run is null and i.rule = 'differs'
                    and (i.entity, i.sis_id, i.attribute, i.message) = (n.entity, n.sis_id, n.attribute, n.message))
