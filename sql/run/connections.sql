-- The connections of some districts, by name, each with its last run and the time of its last commit.
select c.name, c.district_id, c.application, c.state, c.revision, r.id as last_run, r.state as last_state,
       r.started_at as last_started, (select max(committed_at) from run s where s.connection_id = c.id) as last_commit
from connection c
left join lateral (select * from run r where r.connection_id = c.id order by r.id desc limit 1) r on true
where c.application <> 'passport' and (:districts::text[] is null or c.district_id = any(:districts::text[]))
order by c.name
