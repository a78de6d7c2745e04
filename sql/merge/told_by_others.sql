-- What the issues of other connections say that contributors of shared passport records disagree about.
select i.id, i.entity, o.passport_id, i.attribute
from issue i
join source_record o on o.connection_id = i.connection_id and o.entity = i.entity and o.sis_id = i.sis_id
join shared m on m.entity = o.entity and m.passport_id = o.passport_id
where i.connection_id = any (:holders::int[]) and i.closed_run is null and i.rule = 'differs'
