-- Where a record was read that was found wrong only once it was put together, linked, settled or merged: a person's own part,
-- any other record itself. What did not come anew in this run is looked for among what its pages saw unchanged.
with bare as (
    select distinct i.entity, i.sis_id from staged_issue i
    where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
),
read as (
    select distinct on (p.entity, p.sis_id) p.entity, p.sis_id, p.slice, p.page
    from bare
    join staged_part p on p.run_id = :run and p.day = :day and p.entity = bare.entity and p.sis_id = bare.sis_id and p.slice <> ''
    join unnest(:entities::smallint[], :mainParts::text[]) as own (entity, part)
        on own.entity = p.entity and (p.part = own.part or starts_with(p.part, own.part || '@'))
    order by p.entity, p.sis_id, strpos('KHEO', p.own::text), p.part
),
placed as (
    select entity, sis_id, slice, page from read
    union all
    select s.entity, s.sis_id, s.slice, s.page
    from bare
    join staged_record s
        on s.run_id = :run and s.day = :day and s.entity = bare.entity and s.sis_id = bare.sis_id and s.slice <> ''
)
update staged_issue i
set slice = r.slice, page = r.page
from placed r
where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
  and i.entity = r.entity and i.sis_id = r.sis_id
