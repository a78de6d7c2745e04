-- One page of the issues that were open after a committed run, oldest first, after a given one.
select i.id::text as cursor, i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.value, i.message, i.slice,
       i.page, i.opened_run
from issue i
where i.connection_id = :connection and i.opened_run <= :run and (i.closed_run is null or i.closed_run > :run)
  and (:kind::text is null or i.kind = :kind)
  and (:entity::smallint is null or i.entity = :entity)
  and (:after::text is null or i.id > :after::bigint)
order by i.id
limit :limit
