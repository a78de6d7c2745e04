-- Whatever is known at lost schools only is not absent: it is frozen. An enrollment that names no school is at its class's. Of
-- people who were elsewhere too, what speaks of a lost school.
delete from staged_absent a
using source_record b
left join source_record class
    on class.connection_id = :connection and class.entity = 4 and class.sis_id = b.class
   and coalesce(cardinality(b.schools), 0) = 0
where a.run_id = :run and a.day = :day
  and b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
  and case when a.entity in (5, 6) then
               exists (select from frozen f
                       where f.entity = a.entity and f.sis_id = a.sis_id
                         and (f.wholly
                              or exists (select from lost_school l
                                         where l.run_id = :run
                                           and knew_school(:connection, a.entity, a.sis_id, a.part, l.sis_id))))
           else cardinality(coalesce(class.schools, b.schools)) > 0
                and coalesce(class.schools, b.schools) <@ (select array_agg(sis_id) from lost_school where run_id = :run)
      end
