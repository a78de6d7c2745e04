-- A retired connection holds no enrollment of a person, school or class that has left, and no contact without a student.
delete from contribution r
using connection c
where c.id = r.connection_id and c.state = 'RETIRED' and not r.own and r.now
  and (r.entity = 7 and r.document -> 'school' is null or r.entity = 8 and r.document -> 'class' is null
       or r.entity in (7, 8) and coalesce(r.document -> 'student', r.document -> 'staff') is null
       or r.entity = 9 and coalesce(r.document -> 'relationships', '[]') = '[]')
