-- What would change per entity and school, beside what is live there.
insert into run_count (run_id, entity, school, creates, updates, deletes, live_before, live_after)
select :run, n.entity, n.school, n.creates, n.updates, n.deletes, n.live, n.live + n.creates - n.deletes
from (select c.entity, c.school,
             count(*) filter (where c.operation = 'CREATE') as creates,
             count(*) filter (where c.operation = 'UPDATE') as updates,
             count(*) filter (where c.operation = 'DELETE') as deletes,
             (select count(*) from source_record b
              where b.connection_id = :connection and b.entity = c.entity and b.live and b.schools[1] = c.school) as live
      from change c
      where c.run_id = :run and c.school is not null
      group by c.entity, c.school) n
