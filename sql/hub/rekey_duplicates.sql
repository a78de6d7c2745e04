-- Duplicates that are open name this connection's records by their new SIS IDs, in their words too.
update issue i
set other_sis_id = n.other_sis_id,
    message = replace(replace(i.message, ' as ' || i.other_sis_id || ' of ', ' as ' || n.other_sis_id || ' of '),
                      ' with ' || i.other_sis_id || ' of ', ' with ' || n.other_sis_id || ' of ')
from (select o.id, rekeyed(o.other_sis_id, :prefix, :newPrefix) as other_sis_id
      from issue o
      where o.other_connection = :connection and o.closed_run is null and starts_with(o.other_sis_id, :prefix)) n
where i.id = n.id
