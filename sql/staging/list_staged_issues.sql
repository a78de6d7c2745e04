-- One page of the issues that a run found which is not committed, as they were written, after a given one.
select i.ctid::text as cursor, i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.value, i.message, i.slice,
       i.page, i.run_id as opened_run
from staged_issue i
where i.run_id = :run and i.day = :day
  and (:kind::text is null or i.kind = :kind)
  and (:entity::smallint is null or i.entity = :entity)
  and (:after::text is null or i.ctid > :after::tid)
order by i.ctid
limit :limit
