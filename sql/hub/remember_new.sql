-- Records of one entity that are seen for the first time.
insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, cause, live, hash, document,
                           passport_id, schools, student, staff, class, course, calendars, parent, students,
                           begin_date, end_date, school_year, last_cause, only_view, in_time, teaching, resource, linked)
select :connection, s.entity, s.sis_id, s.raw_id, s.origin, s.own, s.cause, coalesce(t.live, false), s.hash,
       s.document, coalesce(l.passport_id, s.passport_id), s.schools, s.student, s.staff, s.class, s.course, s.calendars, s.parent,
       s.students, s.begin_date, s.end_date, s.school_year, t.cause, s.only_view, coalesce(t.in_time, true), t.teaching, nullif(s.slice, ''),
       l.sis_id is not null
from staged_record s
left join settled t on t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = s.sis_id
left join staged_link l
    on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = s.sis_id and l.outcome in ('LINK', 'REKEY', 'SPLIT')
where s.run_id = :run and s.day = :day and s.entity = :entity and s.own <> 'A'
  and not exists (select from source_record b
                  where b.connection_id = :connection and b.entity = :entity and b.sis_id = s.sis_id)
