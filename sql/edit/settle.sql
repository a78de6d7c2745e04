-- What a person says of a record stands, whatever the day.
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select s.run_id, s.day, s.entity, s.sis_id, s.own,
       exists (select from source_record b
               where b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id and b.live),
       s.own = 'K', :cause, true, true,
       case when s.entity = 6 then coalesce(s.document ->> 'roles' ~* '"[a-z]*teacher"', false) end
from staged_record s
where s.run_id = :run and s.day = :day
