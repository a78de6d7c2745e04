-- Every shared passport record with its contributors, in one order, and what is live of it.
select m.entity, m.passport_id, p.version, p.deleted_at is not null as gone, p.sis_id as live_sis_id,
       array(select e.key from jsonb_each(p.document) e order by e.key) as live_attributes,
       array(select e.value::text from jsonb_each(p.document) e order by e.key) as live_values,
       array(select u.attribute from union_of u where u.entity = m.entity and u.passport_id = m.passport_id order by 1) as united,
       array(select u.value::text from union_of u where u.entity = m.entity and u.passport_id = m.passport_id order by u.attribute) as united_values,
       c.connection, c.connection_id, c.sis_id, c.own, c.now, c.cause, c.school, c.outcome,
       array(select e.key from jsonb_each(c.document) e order by e.key) as attributes,
       array(select e.value::text from jsonb_each(c.document) e order by e.key) as values
from shared m
left join passport_record p on p.entity = m.entity and p.id = m.passport_id
left join contribution c on c.entity = m.entity and c.passport_id = m.passport_id
order by m.entity, m.passport_id, c.connection collate "C", c.sis_id collate "C", c.now
