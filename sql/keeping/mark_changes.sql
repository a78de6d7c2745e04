-- From now on the changes of a district's runs that have outlived their time are no longer shown.
update run r
set changes = 'GOING'
from kept_days k
where k.connection_id = r.connection_id and k.district_id = :district and r.changes = 'KEPT'
  and r.finished_at < :at::timestamptz - k.changes * interval '24 hours'
  and run_over(r, :at, :resume * interval '1 second')
