-- What was read, and what would change, per entity. Unchanged is what will be live and is neither created nor updated: what joins
-- another's record without changing it too, and not what is updated because a record of ours is taken out of it.
insert into run_count (run_id, entity, school, read, kept, held_back, out_of_scope, ended, creates, updates, deletes,
                       withheld, unchanged, live_before, live_after)
select :run, code, '', coalesce(r.read, 0), coalesce(r.kept, 0), coalesce(r.held, 0), coalesce(r.out, 0),
       coalesce(r.ended, 0), coalesce(c.creates, 0), coalesce(c.updates, 0), coalesce(c.deletes, 0), coalesce(c.withheld, 0),
       coalesce(b.live, 0) - coalesce(s.leaving, 0) + coalesce(s.coming, 0)
           - coalesce(c.creates, 0) - coalesce(c.updates, 0) + coalesce(c.parted, 0),
       coalesce(b.live, 0), coalesce(b.live, 0) - coalesce(s.leaving, 0) + coalesce(s.coming, 0)
from generate_series(1, 9) as code
left join baseline b on b.connection_id = :connection and b.entity = code
left join (select key::int as entity, sum((value ->> 0)::bigint) as read, sum((value ->> 1)::bigint) as kept,
                  sum((value ->> 2)::bigint) as held, sum((value ->> 3)::bigint) as out,
                  sum((value ->> 4)::bigint) as ended
           from page_journal j cross join jsonb_each(j.counts)
           where j.run_id = :run and j.day = :day
           group by key) r on r.entity = code
left join (select entity, count(*) filter (where operation = 'CREATE') as creates,
                  count(*) filter (where operation = 'UPDATE') as updates,
                  count(*) filter (where operation = 'UPDATE' and cause = 'MERGE'
                                     and (entity, passport_id) in (select l.entity, l.left_id from staged_link l
                                                                   where l.run_id = :run and l.day = :day and l.left_id is not null)
                                     and (entity, passport_id) not in (select l.entity, l.passport_id from staged_link l
                                                                       where l.run_id = :run and l.day = :day)) as parted,
                  count(*) filter (where operation = 'DELETE' and not withheld) as deletes,
                  count(*) filter (where withheld) as withheld
           from change where run_id = :run
           group by entity) c on c.entity = code
left join (select entity, count(*) filter (where was_live and not live) as leaving,
                  count(*) filter (where live and not was_live) as coming
           from settled where run_id = :run and day = :day
           group by entity) s on s.entity = code
