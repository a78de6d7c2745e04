-- Staff who teach: by role, or as the teacher of a class.
create temp table teaching on commit drop as
select distinct e.staff as sis_id
from effective_record(:run, :connection, 8::smallint) e
where e.staff is not null and e.own = 'K' and e.document ->> 'role' = 'teacher'
