-- What would change per entity and school, beside what is live there.
insert into run_count (run_id, entity, school, creates, updates, deletes, live_before)
select :run, c.entity, c.school,
       count(*) filter (where c.operation = 'CREATE'), count(*) filter (where c.operation = 'UPDATE'),
       count(*) filter (where c.operation = 'DELETE'),
       (select count(*) from source_record b
        where b.connection_id = :connection and b.entity = c.entity and b.live and b.schools[1] = c.school)
from change c
where c.run_id = :run and c.school is not null
group by c.entity, c.school
