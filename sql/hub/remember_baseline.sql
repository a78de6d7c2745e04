-- How the baseline was made, and how much of it is live.
insert into baseline (connection_id, entity, hash_version, shaped_by, live, run_id)
select :connection, c.entity, :hashVersion, :shapedBy, c.live_after, :run
from run_count c
where c.run_id = :run and c.school = ''
on conflict (connection_id, entity) do update
set hash_version = excluded.hash_version, shaped_by = excluded.shaped_by, live = excluded.live, run_id = excluded.run_id
where (baseline.hash_version, baseline.shaped_by, baseline.live)
      is distinct from (excluded.hash_version, excluded.shaped_by, excluded.live)
