-- Connections that are not retired, each with its definition as it is now.
select c.id, c.name, c.district_id, c.application, c.state, c.revision, c.live_prefix, v.definition::text as definition,
       (select max(number) from district_revision d where d.district_id = c.district_id) as district_revision,
       exists (select from baseline b where b.connection_id = c.id) as committed
from connection c
join connection_revision v on v.connection_id = c.id and v.number = c.revision
where c.state <> 'RETIRED'
order by c.name
