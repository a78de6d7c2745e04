-- Deletes issues of a district that were closed by runs whose time is over.
delete from issue i
using kept_days k
join run r on r.connection_id = k.connection_id
where k.district_id = :district and i.closed_run = r.id
  and r.finished_at < :at::timestamptz - k.runs * interval '24 hours' and r.journal = 'GONE' and r.changes = 'GONE'
  and run_over(r, :at, :resume * interval '1 second')
