-- Schools that are listed but have no people of a kind where they had at least as many as the floor: all are gone, over, or
-- somewhere else. Who is held back still counts where they were.
with touched as materialized (
    select a.entity, a.sis_id from staged_absent a where a.run_id = :run and a.day = :day and a.entity in (5, 6)
    union
    select s.entity, s.sis_id from staged_part s where s.run_id = :run and s.day = :day and s.entity in (5, 6)
),
-- Of most schools somebody was not even touched: they are not asked about one by one.
had as materialized (
    select b.entity, school, count(*) as before
    from source_record b cross join unnest(b.schools) as school
    left join touched t on t.entity = b.entity and t.sis_id = b.sis_id
    where b.connection_id = :connection and b.entity in (5, 6) and b.live
    group by b.entity, school
    having count(*) >= :floor and bool_and(t.sis_id is not null)
)
insert into lost_school (run_id, sis_id, why)
select distinct on (school) :run, school,
       'it is listed, but none of its ' || before || ' ' || case entity when 5 then 'students' else 'staff' end || ' is'
from had
where school in (select b.sis_id from source_record b
                 join run_school m on m.run_id = :run and m.source_id = b.raw_id and m.school_id is not null
                 where b.connection_id = :connection and b.entity = 1 and b.live)
  and not exists (select from source_record b
                  where b.connection_id = :connection and b.entity = had.entity and b.live and had.school = any (b.schools)
                    and not exists (select from staged_absent a
                                    where a.run_id = :run and a.day = :day
                                      and a.entity = b.entity and a.sis_id = b.sis_id
                                      and split_part(a.part, '@', 1) = :mainPart
                                      and knew_school(:connection, a.entity, a.sis_id, a.part, had.school))
                    and not exists (select from staged_part s
                                    where s.run_id = :run and s.day = :day
                                      and s.entity = b.entity and s.sis_id = b.sis_id and s.own <> 'H'
                                      and split_part(s.part, '@', 1) = :mainPart
                                      and knew_school(:connection, s.entity, s.sis_id, s.part, had.school)
                                      and not coalesce(s.document -> 'schools' @> to_jsonb(had.school), false)))
  and not exists (select from staged_part s
                  where s.run_id = :run and s.day = :day and s.entity = had.entity and s.own = 'K'
                    and s.document -> 'schools' @> to_jsonb(had.school))
order by school, entity
on conflict do nothing
