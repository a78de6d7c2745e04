-- The contacts of frozen students, and their ties to them, are frozen too.
delete from staged_absent a
using source_record contact, source_record student, frozen f
where a.run_id = :run and a.day = :day and a.entity = 9
  and contact.connection_id = :connection and contact.entity = 9 and contact.sis_id = a.sis_id
  and student.connection_id = :connection and student.entity = 5 and student.sis_id = any (contact.students)
  and f.entity = 5 and f.sis_id = student.sis_id and f.live
  and (strpos(a.part, '@') = 0 or substr(a.part, strpos(a.part, '@') + 1) = student.raw_id)
