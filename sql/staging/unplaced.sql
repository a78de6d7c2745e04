-- What issues are about of which nothing came anew: whole records, with the hashes that say where they were seen, a person's by
-- its own part.
with bare as (
    select distinct i.entity, i.sis_id from staged_issue i
    where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
)
select p.entity, p.sis_id, uuid_send(p.hash) as hash
from (select distinct on (p.entity, p.sis_id) p.entity, p.sis_id, p.hash
      from bare
      join source_part p on p.connection_id = :connection and p.entity = bare.entity and p.sis_id = bare.sis_id
      join unnest(:entities::smallint[], :mainParts::text[]) as own (entity, part)
          on own.entity = p.entity and (p.part = own.part or starts_with(p.part, own.part || '@'))
      order by p.entity, p.sis_id, strpos('KHEO', p.own::text), p.part) p
union all
select b.entity, b.sis_id, uuid_send(b.hash)
from bare
join source_record b on b.connection_id = :connection and b.entity = bare.entity and b.sis_id = bare.sis_id
where bare.entity <> all (:entities::smallint[])
