-- Who is frozen: people known at lost schools only, and of those who are gone altogether whoever was known at one. Who names no
-- school is at the district office.
create temp table frozen on commit drop as
with lost as (
    select array_agg(sis_id) as schools from lost_school where run_id = :run
),
office as (
    select array_agg(b.sis_id) as schools
    from source_record b
    where b.connection_id = :connection and b.entity = 1 and b.live and b.document ->> 'type' = 'district'
),
main as (
    select * from unnest(:entities::smallint[], :parts::text[]) as kind (entity, part)
),
gone as materialized (
    select distinct a.entity, a.sis_id
    from staged_absent a
    join main m on m.entity = a.entity and m.part = split_part(a.part, '@', 1)
    where a.run_id = :run and a.day = :day and a.entity in (5, 6)
      and not exists (select from staged_part s
                      where s.run_id = :run and s.day = :day and s.entity = a.entity and s.sis_id = a.sis_id
                        and split_part(s.part, '@', 1) = m.part)
      and not exists (select from source_part b
                      where b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
                        and split_part(b.part, '@', 1) = m.part
                        and not exists (select from staged_absent other
                                        where other.run_id = :run and other.day = :day and other.entity = a.entity
                                          and other.sis_id = a.sis_id and other.part = b.part))
)
select p.entity, p.sis_id, p.live, p.schools <@ lost.schools as wholly
from lost
cross join office
cross join lateral (select b.entity, b.sis_id, b.live,
                           case when cardinality(b.schools) > 0 then b.schools else office.schools end as schools
                    from source_record b
                    where b.connection_id = :connection and b.entity in (5, 6)) p
left join gone g on g.entity = p.entity and g.sis_id = p.sis_id
where p.schools <@ lost.schools or g.sis_id is not null and p.schools && lost.schools
