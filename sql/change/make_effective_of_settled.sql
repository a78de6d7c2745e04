-- The effective rows of all that was settled.
create temp table effective_of_settled on commit drop as
select t.entity, t.sis_id, coalesce(b.passport_id, s.passport_id) as passport_id,
       case when s.own = 'K' then s.document else b.document end as document,
       case when s.own = 'K' then s.schools else b.schools end as schools,
       case when s.own = 'K' then s.student else b.student end as student,
       case when s.own = 'K' then s.staff else b.staff end as staff,
       case when s.own = 'K' then s.class else b.class end as class,
       case when s.own = 'K' then s.course else b.course end as course,
       case when s.own = 'K' then s.calendars else b.calendars end as calendars,
       case when s.own = 'K' then s.parent else b.parent end as parent
from settled t
left join staged_record s
    on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
left join source_record b
    on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
where t.run_id = :run and t.day = :day
