-- What somebody decided about a duplicate that is open.
insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id, verdict, actor, note,
                      at)
select c.district_id, i.entity, i.connection_id, i.sis_id, i.other_connection, i.other_sis_id, :verdict, :actor,
       :note::text, :at
from issue i
join connection c on c.id = i.connection_id
where i.id = :duplicate and i.closed_run is null
returning id
