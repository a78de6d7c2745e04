-- Takes staged records in binary.
copy staged_record (run_id, day, entity, sis_id, raw_id, origin, own, cause, hash, document, passport_id,
                    schools, student, staff, class, course, calendars, parent, students, begin_date, end_date, school_year,
                    slice, page, only_view)
from stdin (format binary)
