-- Where a record was read that was found wrong only once it was put together, linked, settled or merged: a person's own part,
-- any other record itself. What did not come anew in this run is looked for among what its pages saw unchanged. Each is
-- looked up by itself: there may be as many as records, and the planner takes what is fresh for one.
with placed as materialized (
    select i.ctid as at, coalesce(own.slice, whole.slice) as slice, case when own.slice is null then whole.page else own.page end as page
    from staged_issue i
    left join lateral (select p.slice, p.page
                       from staged_part p
                       join unnest(:entities::smallint[], :mainParts::text[]) as main (entity, part)
                           on main.entity = p.entity and (p.part = main.part or starts_with(p.part, main.part || '@'))
                       where p.run_id = :run and p.day = :day and p.entity = i.entity and p.sis_id = i.sis_id and p.slice <> ''
                       order by strpos('KHEO', p.own::text), p.part
                       limit 1) own on true
    left join lateral (select s.slice, s.page
                       from staged_record s
                       where s.run_id = :run and s.day = :day and s.entity = i.entity and s.sis_id = i.sis_id and s.slice <> ''
                       limit 1) whole on true
    where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
)
update staged_issue i
set slice = r.slice, page = r.page
from placed r
where i.run_id = :run and i.day = :day and i.ctid = r.at and r.slice is not null
