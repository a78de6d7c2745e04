-- A new run; refused by the partial unique index where the connection has an active one.
insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision, district_revision,
                 parameters, as_of, day, replay_of, started_at, commits_before)
select c.id, c.district_id, 'RUNNING', :trigger, :requestedBy, c.revision,
       (select max(number) from district_revision d where d.district_id = c.district_id), :parameters::jsonb, :asOf,
       :day, :replayOf, :at,
       c.commits_forgotten + (select count(*) from run r where r.connection_id = c.id and r.committed_at is not null)
from connection c
where c.id = :connection
on conflict (connection_id) where state = 'RUNNING' do nothing
returning id
