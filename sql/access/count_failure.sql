-- One more failed login; a key that was quiet for a day begins anew.
insert into failed_login (key, failures, until) values (:key, 1, :at)
on conflict (key) do update
    set failures = case when failed_login.until < excluded.until - interval '1 day' then 1 else failed_login.failures + 1 end
returning failures
