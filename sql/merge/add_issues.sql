-- What contributors of one passport record disagree about.
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, other_connection, other_sis_id)
select :run, :day, n.entity, n.sis_id, 'DUPLICATE', 'merge', 'differs', n.attribute, shown_value(n.value::jsonb #>> '{}'), n.message, n.other, n.other_sis_id
from unnest(:entities::smallint[], :sisIds::text[], :attributes::text[], :values::text[], :messages::text[], :others::int[],
            :otherSisIds::text[]) as n (entity, sis_id, attribute, value, message, other, other_sis_id)
