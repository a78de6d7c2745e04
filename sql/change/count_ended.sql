-- Enrollments are judged by their dates after their rows were counted: moves those outside them out of the kept. Of those
-- that the run did not look at, it has read what it has read whole: as many as there are in the baseline (:entities, :records),
-- less those that it did look at.
update run_count c
set kept = c.kept - least(c.kept, untimely.records), ended = c.ended + least(c.kept, untimely.records)
from (select n.entity, sum(n.records) as records
      from (select t.entity, count(*) as records
            from settled t
            where t.run_id = :run and t.day = :day and t.entity in (7, 8) and t.own = 'K' and not t.live and not t.in_time
              and (t.entity = any (:whole::smallint[])
                   or exists (select from staged_record s
                              where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id))
            group by t.entity
            union all
            select b.entity, b.records
            from unnest(:entities::smallint[], :records::bigint[]) as b (entity, records)
            where b.entity = any (:whole::smallint[])
            union all
            -- Looked up one by one: a run settles few that were not live, and the baseline holds many.
            select t.entity, -count(*)
            from settled t
            where t.run_id = :run and t.day = :day and t.entity = any (:entities::smallint[])
              and t.entity = any (:whole::smallint[]) and not t.was_live
              and (select k.own = 'K' and not k.live and not k.in_time
                   from source_record k
                   where k.connection_id = :connection and k.entity = t.entity and k.sis_id = t.sis_id)
            group by t.entity
           ) n
      group by n.entity) untimely
where c.run_id = :run and c.school = '' and c.entity = untimely.entity
