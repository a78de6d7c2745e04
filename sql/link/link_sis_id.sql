-- Records that another connection has under the same SIS ID. Who has their passport record is looked up by it
-- (+ 0), however few records the planner takes the connection to have.
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
select :run, :day, :entity, x.sis_id, 'LINK', (array_agg(o.passport_id))[1], case when x.was_live then x.passport_id end, 'SIS_ID'
from link_look x
join source_record o on o.connection_id = any (:others::int[]) and o.entity = :entity and o.sis_id = x.sis_id and o.live
where x.sis_id not in (select l.sis_id from staged_link l where l.run_id = :run and l.day = :day and l.entity = :entity)
  and not decided_apart_from(:entity::smallint, :connection, x.sis_id, o.passport_id)
  and (not x.was_live
       or x.passport_id not in (select h.passport_id from source_record h
                                where h.connection_id = any (:others::int[]) and h.entity = :entity and h.live))
group by x.sis_id, x.was_live, x.passport_id
having count(distinct o.passport_id) = 1
   and not exists (select from source_record b
                   where b.connection_id + 0 = :connection and b.entity = :entity and b.live
                     and b.passport_id = (array_agg(o.passport_id))[1] and b.sis_id <> x.sis_id
                     and not exists (select from settled t
                                     where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = b.sis_id
                                       and not t.live and (t.own in ('A', 'E') or not :stays)))
