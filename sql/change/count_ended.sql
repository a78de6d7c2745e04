-- Enrollments are judged by their dates after their rows were counted: moves those outside them out of the kept. Of those
-- that the run did not look at, it has read what it has read whole.
update run_count c
set kept = c.kept - least(c.kept, untimely.records), ended = c.ended + least(c.kept, untimely.records)
from (select n.entity, count(*) as records
      from (select t.entity
            from settled t
            where t.run_id = :run and t.day = :day and t.entity in (7, 8) and t.own = 'K' and not t.live and not t.in_time
              and (t.entity = any (:whole::smallint[])
                   or exists (select from staged_record s
                              where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id))
            union all
            -- The partitions by name: then their indexes answer alone, without the rows.
            select 7::smallint
            from source_record_school_enrollment k
            where k.connection_id = :connection and 7 = any (:whole::smallint[])
              and k.own = 'K' and not k.live and not k.in_time
              and not exists (select from settled t
                              where t.run_id = :run and t.day = :day and t.entity = 7 and t.sis_id = k.sis_id)
            union all
            select 8::smallint
            from source_record_enrollment k
            where k.connection_id = :connection and 8 = any (:whole::smallint[])
              and k.own = 'K' and not k.live and not k.in_time
              and not exists (select from settled t
                              where t.run_id = :run and t.day = :day and t.entity = 8 and t.sis_id = k.sis_id)
           ) n
      group by n.entity) untimely
where c.run_id = :run and c.school = '' and c.entity = untimely.entity
