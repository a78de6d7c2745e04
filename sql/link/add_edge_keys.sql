-- The keys of edges, as domain 0: person, school or class, and role, for the people of the edges that are looked at.
insert into link_key (sis_id, connection_id, passport_id, stands, was_live, domain, key, rank)
with looked as materialized (
    select x.*, person.passport_id as person, place.passport_id as place
    from link_look x
    join link_named person on person.entity = case when x.student is null then 6 else 5 end
        and person.sis_id = coalesce(x.student, x.staff)
    join link_named place on place.entity = case :entity::int when 7 then 1 else 4 end
        and place.sis_id = case :entity::int when 7 then x.schools[1] else x.class end
),
person as materialized (
    select distinct x.person from looked x
),
-- "Is true" keeps a list that is looked up, as "limit 1" keeps a look-up below; the planner, who knows nothing of what is
-- fresh, would go through it for each edge.
called as materialized (
    select n.entity, n.sis_id
    from link_named n
    where n.entity in (5, 6) and (n.passport_id in (select y.person from person y)) is true
),
mine as materialized (
    select b.sis_id, b.connection_id, b.passport_id, b.document, b.student, b.staff, b.schools[1] as school, b.class
    from source_record b
    where b.connection_id = :connection and b.entity = :entity and b.live
      and b.sis_id not in (select x.sis_id from link_look x)
      and ((case when b.student is null then 6 else 5 end, coalesce(b.student, b.staff))
           in (select c.entity, c.sis_id from called c)) is true
),
-- Whose the others' edges are, the passport records say: what these refer to may have been taken over.
theirs as (
    select p.id, y.person, p.document ->> case :entity::int when 7 then 'school' else 'class' end as place
    from person y
    join passport_record p on p.entity = :entity and (p.document ->> 'student')::uuid = y.person and p.deleted_at is null
    union all
    select p.id, y.person, p.document ->> case :entity::int when 7 then 'school' else 'class' end
    from person y
    join passport_record p on p.entity = :entity and (p.document ->> 'staff')::uuid = y.person and p.document ->> 'staff' is not null
        and p.deleted_at is null
),
edge as (
    select x.sis_id, :connection::int as connection_id, x.passport_id, 'LOOKED' as stands, x.was_live, x.person::text as person, x.place::text as place,
           x.document, case when not x.stands then 3 when x.was_live then 0 else 2 end as rank
    from looked x
    union all
    select b.sis_id, b.connection_id, b.passport_id, case when s.own = 'A' then 'ABSENT' else 'STANDING' end, true,
           person.passport_id::text, place.passport_id::text, b.document, 0
    from mine b
    left join lateral (select s.own from staged_record s
                       where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id limit 1) s on true
    left join lateral (select t.live from settled t
                       where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = b.sis_id limit 1) t on true
    join link_named person on person.entity = case when b.student is null then 6 else 5 end
        and person.sis_id = coalesce(b.student, b.staff)
    join link_named place on place.entity = case :entity::int when 7 then 1 else 4 end
        and place.sis_id = case :entity::int when 7 then b.school else b.class end
    where s.own is not distinct from 'A' or s.own is distinct from 'E' and (coalesce(t.live, true) or :stays)
    union all
    -- The hub's own edits of edges that others made name nobody.
    select o.sis_id, o.connection_id, o.passport_id, 'OTHER', true, t.person::text, t.place, o.document, 0
    from theirs t
    join source_record o on o.entity = :entity and o.passport_id = t.id and o.connection_id = any (:others::int[]) and o.live
    where coalesce(o.student, o.staff) is not null
)
select e.sis_id, e.connection_id, e.passport_id, e.stands, e.was_live, 0,
       md5(e.person || e.place || coalesce(e.document ->> 'role', ''))::uuid, e.rank
from edge e
