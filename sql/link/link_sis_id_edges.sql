-- Edges that another connection has under the same SIS ID, of the same person and class or school. Whose the others' edges
-- are, the passport record says: what these refer to may have been taken over.
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
select :run, :day, :entity, x.sis_id, 'LINK', (array_agg(o.passport_id))[1], case when x.was_live then x.passport_id end, 'SIS_ID'
from link_look x
join source_record o on o.connection_id = any (:others::int[]) and o.entity = :entity and o.sis_id = x.sis_id and o.live
join passport_record p on p.entity = :entity and p.id = o.passport_id
join link_named person on person.entity = case when x.student is null then 6 else 5 end
    and person.sis_id = coalesce(x.student, x.staff)
join link_named place on place.entity = case :entity::int when 7 then 1 else 4 end
    and place.sis_id = case :entity::int when 7 then x.schools[1] else x.class end
where coalesce(p.document ->> 'student', p.document ->> 'staff') = person.passport_id::text
  and p.document ->> case :entity::int when 7 then 'school' else 'class' end = place.passport_id::text
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
  and (not x.was_live or x.strays
       or x.passport_id not in (select h.passport_id from source_record h
                                where h.connection_id = any (:others::int[]) and h.entity = :entity and h.live))
group by x.sis_id, x.was_live, x.passport_id
having count(distinct o.passport_id) = 1
