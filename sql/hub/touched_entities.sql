-- The entities that a run changes, read or settled something of, and what it does to each.
select code as entity, coalesce(c.creates, false) as creates, coalesce(c.updates, false) as updates,
       coalesce(c.deletes, false) as deletes, coalesce(c.known, false) as known,
       exists (select from staged_record s where s.run_id = :run and s.day = :day and s.entity = code) as staged
from generate_series(1, 9) as code
left join (select entity, bool_or(operation = 'CREATE') as creates, bool_or(operation = 'UPDATE') as updates,
                  bool_or(operation = 'DELETE') as deletes, bool_or(version is not null) as known
           from change where run_id = :run
           group by entity) c on c.entity = code
where c.entity is not null
   or exists (select from staged_record s where s.run_id = :run and s.day = :day and s.entity = code)
   or exists (select from settled t where t.run_id = :run and t.day = :day and t.entity = code)
order by code
