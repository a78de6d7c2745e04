-- The newest run of a connection in one of the given states.
select r.*, c.name as connection_name, r.parameters::text as parameters_text
from run r join connection c on c.id = r.connection_id
where r.connection_id = :connection and r.state = any (:states)
order by r.id desc
limit 1
