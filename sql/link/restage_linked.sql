-- Records that were not read as new, but whose link or standing moves, are looked at too.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student, staff, class, course, calendars, parent, students, begin_date, end_date, school_year,
                           slice, page, only_view, restaged)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, b.own, b.hash, b.document, b.passport_id, b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date, b.school_year,
       '', 0, b.only_view, true
from source_record b
join link_look x on x.sis_id = b.sis_id and not x.staged
where b.connection_id = :connection and b.entity = :entity
  and (not b.live and not :judged
       or exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = b.sis_id))
