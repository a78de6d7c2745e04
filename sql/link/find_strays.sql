-- Edges that others hold too, but of another person, class or school than theirs is now: they are looked for anew.
with elsewhere as materialized (
    select x.sis_id, x.passport_id
    from link_look x
    join link_named person on person.entity = case when x.student is null then 6 else 5 end
        and person.sis_id = coalesce(x.student, x.staff)
    join link_named place on place.entity = case :entity::int when 7 then 1 else 4 end
        and place.sis_id = case :entity::int when 7 then x.schools[1] else x.class end
    join passport_record p on p.entity = :entity and p.id = x.passport_id and p.deleted_at is null
    where x.was_document is not null
      and (coalesce(p.document ->> 'student', p.document ->> 'staff') <> person.passport_id::text
           or p.document ->> case :entity::int when 7 then 'school' else 'class' end <> place.passport_id::text)
)
update link_look x
set strays = true
from elsewhere e
where x.sis_id = e.sis_id
  and e.passport_id in (select o.passport_id from source_record o
                        where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live
                          and coalesce(o.student, o.staff) is not null)
