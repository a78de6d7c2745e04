-- Staff whose teaching changed because their classes did: looked at again by compare.
insert into settled (run_id, day, entity, sis_id, was_live, live, cause)
select :run, :day, 6, b.sis_id, true, true, 'SOURCE'
from source_record b
join passport_record p on p.entity = 6 and p.id = b.passport_id
where b.connection_id = :connection and b.entity = 6 and b.live
  and b.sis_id in (select e.staff from settled t
                   join effective_record(:run, :connection, 8::smallint) e on e.sis_id = t.sis_id
                   where t.run_id = :run and t.day = :day and t.entity = 8 and e.staff is not null)
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = 6 and t.sis_id = b.sis_id)
