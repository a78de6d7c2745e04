-- One page of the issues that a run found which is not committed, as they were written, after a given one; each with the run
-- that found it first, where it is open, by what the commit knows it by.
select i.cursor, i.entity, i.sis_id, i.kind, i.stage, i.rule, i.attribute, i.value, i.message, i.slice, i.page,
       coalesce(known.opened_run, i.run_id) as opened_run
from (select n.ctid, n.ctid::text as cursor, n.*
      from staged_issue n
      where n.run_id = :run and n.day = :day
        and (:kind::text is null or n.kind = :kind)
        and (:entity::smallint is null or n.entity = :entity)
        and (:after::text is null or n.ctid > :after::tid)
      order by n.ctid
      limit :limit) i
left join lateral (
    select o.opened_run
    from issue o
    where o.connection_id = :connection and o.closed_run is null and o.opened_run < i.run_id
      and o.entity = i.entity and o.sis_id = i.sis_id
      and (o.kind, o.stage, o.rule, o.attribute, o.message, o.other_connection, o.other_sis_id)
          is not distinct from (i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id)
    union all
    select o.opened_run
    from issue o
    where o.connection_id = :connection and o.closed_run is null and o.opened_run < i.run_id
      and o.sis_id is null and i.sis_id is null
      and (o.entity, o.kind, o.stage, o.rule, o.attribute, o.message, o.other_connection, o.other_sis_id)
          is not distinct from
          (i.entity, i.kind, i.stage, i.rule, i.attribute, i.message, i.other_connection, i.other_sis_id)
    limit 1) known on true
order by i.ctid
limit :limit
