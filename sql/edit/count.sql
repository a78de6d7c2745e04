-- What an edit changes, per entity, and how much of it the hub's own source holds.
insert into run_count (run_id, entity, creates, updates, deletes, live_before, live_after)
select :run, c.entity, c.creates, c.updates, c.deletes, own.live, own.live - coalesce(s.leaving, 0) + coalesce(s.coming, 0)
from (select entity, count(*) filter (where operation = 'CREATE') as creates,
             count(*) filter (where operation = 'UPDATE') as updates,
             count(*) filter (where operation = 'DELETE') as deletes
      from change where run_id = :run
      group by entity) c
left join (select entity, count(*) filter (where was_live and not live) as leaving,
             count(*) filter (where live and not was_live) as coming
      from settled where run_id = :run and day = :day
      group by entity) s on s.entity = c.entity
cross join lateral (select count(*) as live from source_record k
                    where k.connection_id = :connection and k.entity = c.entity and k.live) own
