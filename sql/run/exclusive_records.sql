-- The live records of a connection that are known at these schools only, and those that hang on them, per entity.
with gone as (
    select coalesce(array_agg(b.sis_id), '{}') as schools
    from source_record b
    where b.connection_id = :connection and b.entity = 1 and b.raw_id = any (:schools::text[])
),
leaving as materialized (
    select b.entity, b.sis_id
    from source_record b, gone
    where b.connection_id = :connection and b.entity in (1, 3, 4, 5, 6) and b.live
      and cardinality(b.schools) > 0 and b.schools <@ gone.schools
),
hanging as (
    select b.entity
    from source_record b, gone
    where b.connection_id = :connection and b.entity in (7, 8) and b.live
      and (cardinality(b.schools) > 0 and b.schools <@ gone.schools
           or (4, b.class) in (select entity, sis_id from leaving)
           or (5, b.student) in (select entity, sis_id from leaving)
           or (6, b.staff) in (select entity, sis_id from leaving))
    union all
    select b.entity
    from source_record b
    where b.connection_id = :connection and b.entity = 9 and b.live
      and not exists (select from source_record s
                      where s.connection_id = :connection and s.entity = 5 and s.live and s.sis_id = any (b.students)
                        and s.sis_id not in (select sis_id from leaving where entity = 5))
)
select entity, count(*) as records
from (select entity from leaving union all select entity from hanging) one
group by entity
order by entity
