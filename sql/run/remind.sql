-- Notes who is to be reminded of runs that are still parked and end by themselves soon; once a run.
insert into notice (kind, about, connection_id, run_id, channel, address, created_at, due_at)
select 'REMINDER', 'run ' || run.id, run.connection_id, run.id, r.channel, r.address, :at, :at
from run join notice_recipient r on r.connection_id = run.connection_id
where run.state = 'PARKED' and run.remind_at <= :at and run.expires_at > :at
  and not exists (select from notice n where n.kind = 'REMINDER' and n.run_id = run.id)
on conflict do nothing
