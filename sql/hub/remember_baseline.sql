-- How the baseline was made, and how much of it is live; what was not read is shaped and settled as it was. Where deletes were
-- withheld, all is still to be settled: the next run must find them, and by the same rules.
insert into baseline (connection_id, entity, hash_version, shaped_by, fed_by, settled_by, settled_on, live, run_id, linked_by)
select :connection, c.entity, :hashVersion,
       coalesce(case when w.withheld then b.shaped_by end, n.shaped_by, b.shaped_by, '00000000-0000-0000-0000-000000000000'),
       coalesce(n.fed_by, b.fed_by, ''), coalesce(case when w.withheld or n.entity is null then b.settled_by end, :settledBy),
       coalesce(case when w.withheld then b.settled_on end, :asOf), c.live_after, :run, :linkedBy
from run_count c
cross join (select coalesce(bool_or(k.withheld > 0), false) as withheld
            from run_count k where k.run_id = :run and k.school = '') w
left join unnest(:entities::smallint[], :shapedBy::uuid[], :fedBy::text[]) as n (entity, shaped_by, fed_by)
    on n.entity = c.entity
left join baseline b on b.connection_id = :connection and b.entity = c.entity
where c.run_id = :run and c.school = ''
on conflict (connection_id, entity) do update
set hash_version = excluded.hash_version, shaped_by = excluded.shaped_by, fed_by = excluded.fed_by,
    settled_by = excluded.settled_by, settled_on = excluded.settled_on, live = excluded.live, run_id = excluded.run_id,
    linked_by = excluded.linked_by
where (baseline.hash_version, baseline.shaped_by, baseline.fed_by, baseline.settled_by, baseline.settled_on, baseline.live,
       baseline.linked_by)
      is distinct from (excluded.hash_version, excluded.shaped_by, excluded.fed_by, excluded.settled_by, excluded.settled_on,
                        excluded.live, excluded.linked_by)
