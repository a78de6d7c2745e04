-- Records that are not live because they were held out before, or were decided about, or are open as duplicates: whether they
-- would be live is settled before they are looked at.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student, staff, class, course, calendars, parent, students, begin_date, end_date, school_year,
                           slice, page, only_view, restaged)
select :run, :day, b.entity, b.sis_id, b.raw_id, b.origin, b.own, b.hash, b.document, b.passport_id, b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date, b.school_year,
       '', 0, b.only_view, true
from source_record b
where b.connection_id = :connection and b.entity = :entity and b.own = 'K' and not b.live
  and (b.last_cause = 'DUPLICATE'
       or b.sis_id in (select d.sis_id from decision d where d.connection_id = :connection and d.entity = :entity)
       or b.sis_id in (select i.sis_id from issue i
                       where i.connection_id = :connection and i.entity = :entity and i.stage = 'link'
                         and i.closed_run is null and i.other_sis_id is not null))
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id)
