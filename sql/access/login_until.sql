-- Until when no login is looked at for any of these keys.
select max(until) as until from failed_login where key = any (:keys) and failures > :free
