-- Gives the baseline its new SIS IDs and references.
update rekeyed_record
set sis_id = rekeyed(sis_id, :prefix, :newPrefix), document = rekeyed(document, :prefix, :newPrefix),
    schools = rekeyed(schools, :prefix, :newPrefix), student = rekeyed(student, :prefix, :newPrefix),
    staff = rekeyed(staff, :prefix, :newPrefix), class = rekeyed(class, :prefix, :newPrefix),
    course = rekeyed(course, :prefix, :newPrefix), calendars = rekeyed(calendars, :prefix, :newPrefix),
    parent = rekeyed(parent, :prefix, :newPrefix), students = rekeyed(students, :prefix, :newPrefix)
