-- Edits that other sources differed from, and differ from no more.
update issue i
set closed_run = :run
from staged_record s
where s.run_id = :run and s.day = :day and i.closed_run is null and i.rule = 'differs'
  and i.entity = s.entity and i.other_connection = :connection and i.other_sis_id = s.sis_id
  and not exists (select from unnest(:connections::int[], :sisIds::text[], :attributes::text[], :messages::text[])
                       as n (connection_id, sis_id, attribute, message)
                  where (n.connection_id, n.sis_id, n.attribute, n.message) = (i.connection_id, i.sis_id, i.attribute, i.message))
