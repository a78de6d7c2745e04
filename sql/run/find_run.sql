-- One run with the name of its connection.
select r.*, case c.application when 'passport' then 'passport' else c.name end as connection_name, r.parameters::text as parameters_text
from run r join connection c on c.id = r.connection_id
where r.id = :run
