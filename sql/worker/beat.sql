-- Says that a worker is there, by the database's clock.
insert into worker (name, host, pid, version, started_at, seen_at)
values (:name, :host, :pid, :version, clock_timestamp(), clock_timestamp())
on conflict (name) do update set seen_at = excluded.seen_at
