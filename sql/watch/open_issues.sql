-- How many issues of each kind are open, per connection.
select c.name, i.kind, count(*) as count
from issue i
join connection c on c.id = i.connection_id
where i.closed_run is null
group by c.name, i.kind
