-- Takes a connection's lease for a run: where there is none, where it has expired by the database's clock, or from a
-- holder that is known to be dead. Each taking moves the epoch. Takers come one by one: two first ones at once would
-- meet in the index of epochs. Nobody is waited for longer than the patience.
insert into lease (connection_id, run_id, epoch, holder, host, pid, until)
select :connection, :run, 1, :holder, :host, :pid, clock_timestamp() + :seconds * interval '1 second'
from (select pg_advisory_xact_lock(hashtextextended('passport lease', :connection))
      from (select set_config('lock_timeout', :patience, true)) as bounded) as alone
on conflict (connection_id) do update
set run_id = excluded.run_id, epoch = lease.epoch + 1, holder = excluded.holder, host = excluded.host,
    pid = excluded.pid, until = excluded.until
where lease.until < clock_timestamp() or lease.holder = :dead or lease.holder = :holder
returning epoch
