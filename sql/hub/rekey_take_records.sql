-- Makes the baseline under new SIS IDs the baseline.
insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, cause, live, hash, document, passport_id,
                           schools, student, staff, class, course, calendars, parent, students, begin_date, end_date,
                           last_cause, stale_since)
select connection_id, entity, sis_id, raw_id, origin, own, cause, live, hash, document, passport_id, schools, student, staff,
       class, course, calendars, parent, students, begin_date, end_date, last_cause, stale_since
from rekeyed_record
