-- The baseline under new SIS IDs; put in the place of the old one as a whole, because old and new IDs may cross.
create temp table rekeyed_record on commit drop as
select b.connection_id, b.entity, rekeyed(b.sis_id, :prefix, :newPrefix) as sis_id, b.raw_id, b.origin, b.own, b.cause, b.live,
       b.hash, rekeyed(b.document, :prefix, :newPrefix) as document, b.passport_id,
       rekeyed(b.schools, :prefix, :newPrefix) as schools, rekeyed(b.student, :prefix, :newPrefix) as student,
       rekeyed(b.staff, :prefix, :newPrefix) as staff, rekeyed(b.class, :prefix, :newPrefix) as class,
       rekeyed(b.course, :prefix, :newPrefix) as course, rekeyed(b.calendars, :prefix, :newPrefix) as calendars,
       rekeyed(b.parent, :prefix, :newPrefix) as parent, rekeyed(b.students, :prefix, :newPrefix) as students,
       b.begin_date, b.end_date, b.last_cause, b.stale_since
from source_record b
where b.connection_id = :connection
