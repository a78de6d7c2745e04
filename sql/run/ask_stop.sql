-- Writes down that a run that is worked on was asked to stop.
insert into run_stop (run_id, asked_at)
select id, clock_timestamp() from run where id = :run and state = 'RUNNING'
on conflict (run_id) do nothing
