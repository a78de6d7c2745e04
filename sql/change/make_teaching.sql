-- Staff who teach a class of the current school year. What was read is asked before what is known of it: few of the many that
-- come in a day are a teacher's.
create temp table teaching on commit drop as
with teacher as (
    select s.staff, s.class
    from staged_record s
    where s.run_id = :run and s.day = :day and s.entity = 8 and s.own = 'K' and s.staff is not null
      and s.document ->> 'role' ~* 'teacher$'
    union all
    select b.staff, b.class
    from staged_record s
    join source_record b on b.connection_id = :connection and b.entity = 8 and b.sis_id = s.sis_id
    where s.run_id = :run and s.day = :day and s.entity = 8 and s.own = 'H' and b.staff is not null
      and b.document ->> 'role' ~* 'teacher$'
    union all
    select b.staff, b.class
    from source_record b
    where b.connection_id = :connection and b.entity = 8 and b.staff is not null and b.own in ('K', 'H')
      and b.document ->> 'role' ~* 'teacher$'
      and not exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = 8 and s.sis_id = b.sis_id)
)
select distinct t.staff as sis_id
from teacher t
-- "Is true" keeps a list that is looked up, however few teachers the planner expects.
where (t.class in (select c.sis_id from class_span c where c.current_year)) is true
