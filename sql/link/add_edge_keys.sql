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
edge as (
    select x.sis_id, :connection::int as connection_id, x.passport_id, 'LOOKED' as stands, x.was_live, x.person::text as person, x.place::text as place,
           x.document, case when x.was_live then 0 else 2 end as rank
    from looked x
    union all
    select b.sis_id, b.connection_id, b.passport_id, case when s.own = 'A' then 'ABSENT' else 'STANDING' end, true,
           person.passport_id::text, place.passport_id::text, b.document, 0
    from source_record b
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id
    join link_named person on person.entity = case when b.student is null then 6 else 5 end
        and person.sis_id = coalesce(b.student, b.staff)
    join link_named place on place.entity = case :entity::int when 7 then 1 else 4 end
        and place.sis_id = case :entity::int when 7 then b.schools[1] else b.class end
    where b.connection_id = :connection and b.entity = :entity and b.live and (s.sis_id is null or s.own in ('A', 'H'))
      and b.sis_id not in (select x.sis_id from link_look x)
      and person.passport_id in (select x.person from looked x)
    union all
    select o.sis_id, o.connection_id, o.passport_id, 'OTHER', true, person.passport_id::text, place.passport_id::text, o.document, 0
    from source_record o
    join source_record person on person.connection_id = o.connection_id
        and person.entity = case when o.student is null then 6 else 5 end and person.sis_id = coalesce(o.student, o.staff)
    join source_record place on place.connection_id = o.connection_id
        and place.entity = case :entity::int when 7 then 1 else 4 end
        and place.sis_id = case :entity::int when 7 then o.schools[1] else o.class end
    where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live
      and person.passport_id in (select x.person from looked x)
    union all
    -- The hub's own edits refer by Passport ID.
    select o.sis_id, o.connection_id, o.passport_id, 'OTHER', true,
           coalesce(o.student, o.staff), case :entity::int when 7 then o.schools[1] else o.class end,
           o.document, 0
    from source_record o
    join connection c on c.id = o.connection_id and c.application = 'passport'
    where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live
      and coalesce(o.student, o.staff) in (select x.person::text from looked x)
      and case :entity::int when 7 then o.schools[1] else o.class end is not null
)
select e.sis_id, e.connection_id, e.passport_id, e.stands, e.was_live, 0,
       md5(e.person || e.place || coalesce(e.document ->> 'role', ''))::uuid, e.rank
from edge e
