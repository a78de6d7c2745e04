-- One more failed login, and how long the key is paused for it; no row while it is paused already, so that of many at once
-- only so many are told of. A key that was quiet for a day begins anew.
insert into failed_login (key, failures, until) values (:key, 1, :at)
on conflict (key) do update
    set (failures, until) = (
        select counted.failures,
               excluded.until + make_interval(secs => (cast(:pauses as int[]))[least(counted.failures, cardinality(cast(:pauses as int[])))])
        from (select case when failed_login.until < excluded.until - interval '1 day' then 1 else failed_login.failures + 1 end) as counted (failures))
    where failed_login.failures <= :free or failed_login.until <= excluded.until
returning failures
