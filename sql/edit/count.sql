-- What an edit changes, per entity.
insert into run_count (run_id, entity, creates, updates, deletes)
select :run, c.entity, count(*) filter (where c.operation = 'CREATE'), count(*) filter (where c.operation = 'UPDATE'),
       count(*) filter (where c.operation = 'DELETE')
from change c
where c.run_id = :run
group by c.entity
