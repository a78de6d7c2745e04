-- The newest reading of a connection's SIS that was committed after a run had read: replays count as what they replayed.
select r.id, r.started_at
from run r
where r.connection_id = :connection and r.committed_at is not null and coalesce(r.replay_of, r.id) > :run
order by coalesce(r.replay_of, r.id) desc, r.id desc
limit 1
