-- What connects shared passport records with others: the union of what all that contribute say; and the primary school of
-- people of whom nobody says it, that of the hub or the one with the smallest SIS ID.
create temp table union_of on commit drop as
select c.entity, c.passport_id, 'schools' as attribute, to_jsonb(array_agg(distinct one::uuid)) as value
from contribution c cross join jsonb_array_elements_text(c.document -> 'schools') one
where c.now
group by c.entity, c.passport_id
union all
select c.entity, c.passport_id, 'calendars', to_jsonb(array_agg(distinct one::uuid))
from contribution c cross join jsonb_array_elements_text(c.document -> 'calendars') one
where c.now
group by c.entity, c.passport_id
union all
(select distinct on (c.entity, c.passport_id) c.entity, c.passport_id, 'primarySchool', to_jsonb(one)
 from contribution c
 cross join jsonb_array_elements_text(c.document -> 'schools') one
 left join passport_record p on p.entity = c.entity and p.id = c.passport_id and p.deleted_at is null
 left join passport_record school on school.entity = 1 and school.id = one::uuid
 where c.now and c.entity in (5, 6)
 order by c.entity, c.passport_id, p.document ->> 'primarySchool' is distinct from one, school.sis_id collate "C", one)
union all
select u.entity, u.passport_id, 'relationships', jsonb_agg(u.edge order by (u.edge ->> 'student')::uuid, u.edge)
from (with tie as (
          select c.entity, c.passport_id, c.connection_id, tie.one, tie.one ->> 'student' as student,
                 min(c.connection_id) over (partition by c.passport_id, tie.one ->> 'student') as oldest
          from contribution c cross join jsonb_array_elements(c.document -> 'relationships') tie (one)
          where c.now and c.entity = 9
      )
      select distinct x.entity, x.passport_id, coalesce(f.filled, '{}') || x.one as edge
      from tie x
      left join (select d.passport_id, d.student, jsonb_object_agg(d.key, d.value) as filled
                 from (select distinct on (y.passport_id, y.student, e.key) y.passport_id, y.student, e.key, e.value
                       from tie y cross join jsonb_each(y.one) e
                       where y.connection_id <> y.oldest
                       order by y.passport_id, y.student, e.key, y.connection_id) d
                 group by d.passport_id, d.student) f on f.passport_id = x.passport_id and f.student = x.student
      where x.connection_id = x.oldest) u
group by u.entity, u.passport_id
