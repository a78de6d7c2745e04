-- Edges that left with their person or class, and are as they were while that one comes anew, perhaps as another one. And those
-- at a school that feeds another hub school than before: whose others hold too are no longer the same.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student, staff, class, course, calendars, parent, students, begin_date, end_date,
                           slice, page, only_view, restaged)
with newcomer as materialized (
    select s.entity, s.sis_id from staged_record s
    where s.run_id = :run and s.day = :day and s.entity in (4, 5, 6) and s.own = 'K'
      and not exists (select from source_record b
                      where b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id
                        and b.document is not null)
),
moved as materialized (
    select k.sis_id
    from run_school m
    join source_record k on k.connection_id = :connection and k.entity = 1 and k.raw_id = m.source_id
    where m.run_id = :run and k.passport_id <> m.school_id
)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, b.own, b.hash, b.document, b.passport_id, b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date,
       '', 0, b.only_view, true
from (select e.* from source_record e
      where e.connection_id = :connection and e.entity in (7, 8) and e.own = 'K' and not e.live
        and exists (select from newcomer)
        and (e.class in (select n.sis_id from newcomer n where n.entity = 4)
             or e.student in (select n.sis_id from newcomer n where n.entity = 5)
             or e.staff in (select n.sis_id from newcomer n where n.entity = 6))
      union all
      select e.* from source_record e
      where e.connection_id = :connection and e.entity = 7 and e.own = 'K' and e.live
        and exists (select from moved)
        and e.schools[1] in (select m.sis_id from moved m)) b
where b.document is not null
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id)
