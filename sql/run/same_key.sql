-- Another connection of the district with the same key.
select c.name
from connection c
join connection_revision v on v.connection_id = c.id and v.number = c.revision
where c.district_id = :district and c.name <> :name and v.definition -> 'delivery' ->> 'clientId' = :clientId
limit 1
