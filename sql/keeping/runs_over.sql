-- A portion of a district's runs whose time is over and that nothing refers to any more. The newest run of a connection that was
-- committed stays, and so does the newest that has read the list of schools, and what deleted a record of which a tombstone is left.
select r.id
from kept_days k
join run r on r.connection_id = k.connection_id
where k.district_id = :district
  and r.finished_at < :at::timestamptz - k.runs * interval '24 hours' and r.journal = 'GONE' and r.changes = 'GONE'
  and run_over(r, :at, :resume * interval '1 second')
  and exists (select from run n where n.connection_id = r.connection_id and n.id > r.id and n.committed_at is not null)
  and (not exists (select from run_school m where m.run_id = r.id)
       or exists (select from run n join run_school m on m.run_id = n.id
                  where n.connection_id = r.connection_id and n.id > r.id))
  and not exists (select from baseline b where b.run_id = r.id)
  and not exists (select from school_mapping m where m.run_id = r.id)
  and not exists (select from issue i where i.opened_run = r.id)
  and not exists (select from issue i where i.closed_run = r.id)
  and not exists (select from lease l where l.run_id = r.id)
  and not exists (select from run p where p.replay_of = r.id)
  and r.id not in (select distinct p.deleted_run from passport_record p
                   where p.district_id = :district and p.deleted_at is not null and p.deleted_run is not null)
order by r.id
limit :most
