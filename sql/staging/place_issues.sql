-- Where a record was read that was found wrong only once it was put together, linked, settled or merged: a person's own part,
-- any other record itself; looked up for each issue, because the planner knows nothing of those that this run has just written.
-- What did not come anew in this run is looked for among what its pages saw unchanged.
with placed as materialized (
    select i.ctid as issue, r.slice, r.page
    from staged_issue i
    cross join lateral (
        (select p.slice, p.page
         from staged_part p
         join unnest(:entities::smallint[], :mainParts::text[]) as own (entity, part)
             on own.entity = p.entity and (p.part = own.part or starts_with(p.part, own.part || '@'))
         where p.run_id = :run and p.day = :day and p.entity = i.entity and p.sis_id = i.sis_id and p.slice <> ''
         order by strpos('KHEO', p.own::text), p.part
         limit 1)
        union all
        select s.slice, s.page
        from staged_record s
        where s.run_id = :run and s.day = :day and s.entity = i.entity and s.sis_id = i.sis_id and s.slice <> '') r
    where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
)
update staged_issue i
set slice = r.slice, page = r.page
from placed r
where i.run_id = :run and i.day = :day and i.ctid = r.issue
