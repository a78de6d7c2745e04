-- Edges that left with their person or class, and are as they were while that one comes anew, perhaps as another one.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student, staff, class, course, calendars, parent, students, begin_date, end_date,
                           slice, page, only_view, restaged)
with newcomer as materialized (
    select s.entity, s.sis_id from staged_record s
    where s.run_id = :run and s.day = :day and s.entity in (4, 5, 6) and s.own = 'K'
      and not exists (select from source_record b
                      where b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id
                        and b.document is not null)
)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, b.own, b.hash, b.document, b.passport_id, b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date,
       '', 0, b.only_view, true
from source_record b
where b.connection_id = :connection and b.entity in (7, 8) and b.own = 'K' and not b.live and b.document is not null
  and exists (select from newcomer)
  and (b.class in (select n.sis_id from newcomer n where n.entity = 4)
       or b.student in (select n.sis_id from newcomer n where n.entity = 5)
       or b.staff in (select n.sis_id from newcomer n where n.entity = 6))
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id)
