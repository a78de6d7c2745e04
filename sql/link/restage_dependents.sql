-- Live records, and edges, that refer to one which belongs to another passport record from now on.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student, staff, class, course, calendars, parent, students, begin_date, end_date, school_year,
                           slice, page, only_view, restaged)
with moved as materialized (
    select l.sis_id from staged_link l
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome in ('LINK', 'SPLIT')
)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, b.own, b.hash, b.document, b.passport_id, b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date, b.school_year,
       '', 0, b.only_view, true
from source_record b
where b.connection_id = :connection and b.entity between 2 and 9 and b.document is not null
  and (b.live or b.entity in (7, 8) and b.own = 'K')
  and case :entity::int
          when 2 then b.parent in (select m.sis_id from moved m)
                      or b.calendars && array(select m.sis_id from moved m)
          when 3 then b.course in (select m.sis_id from moved m)
          when 4 then b.class in (select m.sis_id from moved m)
          when 5 then b.student in (select m.sis_id from moved m)
                      or b.students && array(select m.sis_id from moved m)
          when 6 then b.staff in (select m.sis_id from moved m)
          else false
      end
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id)
