-- How each connection that is not retired stands: its last success, its held run, its lease by the database's clock.
select c.name,
       extract(epoch from :at::timestamptz - coalesce(s.last, c.created_at))::float8 as since,
       extract(epoch from :at::timestamptz - p.started_at)::float8 as parked,
       coalesce(l.until >= clock_timestamp(), false) as leased,
       a.id is not null and coalesce(l.run_id <> a.id or l.until < clock_timestamp(), true) as expired
from connection c
left join (select connection_id, max(committed_at) as last from run group by connection_id) s on s.connection_id = c.id
left join run p on p.connection_id = c.id and p.state = 'PARKED'
left join run a on a.connection_id = c.id and a.state = 'RUNNING'
left join lease l on l.connection_id = c.id
where c.state <> 'RETIRED' and c.application <> 'passport'
order by c.name
