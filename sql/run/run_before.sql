-- The newest run of a connection before a given one that counted anything.
select r.*, c.name as connection_name, r.parameters::text as parameters_text
from run r join connection c on c.id = r.connection_id
where r.connection_id = :connection and r.id < :run and exists (select from run_count n where n.run_id = r.id)
order by r.id desc
limit 1
