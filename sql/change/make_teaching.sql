-- Staff who teach a class of the current school year.
create temp table teaching on commit drop as
select distinct e.staff as sis_id
from effective_record(:run, :connection, 8::smallint) e
join class_span c on c.sis_id = e.class and c.current_year
where e.staff is not null and e.own in ('K', 'H') and e.document ->> 'role' ~* 'teacher$'
