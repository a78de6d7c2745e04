-- The passport records of the schools, classes and people of this connection, as far as they are linked and mapped now.
create temp table link_named on commit drop as
select b.entity, b.sis_id, coalesce(m.school_id, l.passport_id, b.passport_id) as passport_id
from source_record b
left join run_school m on m.run_id = :run and b.entity = 1 and m.source_id = b.raw_id
left join staged_link l
    on l.run_id = :run and l.day = :day and l.entity = b.entity and l.sis_id = b.sis_id and l.outcome in ('LINK', 'REKEY', 'SPLIT')
where b.connection_id = :connection and b.entity in (1, 4, 5, 6)
union all
select s.entity, s.sis_id, coalesce(l.passport_id, s.passport_id)
from staged_record s
left join staged_link l
    on l.run_id = :run and l.day = :day and l.entity = s.entity and l.sis_id = s.sis_id and l.outcome in ('LINK', 'REKEY', 'SPLIT')
where s.run_id = :run and s.day = :day and s.entity in (1, 4, 5, 6)
  and not exists (select from source_record b
                  where b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id)
