-- Live records that refer to something that is not live, nor out of scope: they do without it. Where a requirement has
-- said so already, it is not said twice.
with referring as (
    select t.entity, t.sis_id, s.slice, s.page,
           case when s.own = 'K' and t.own <> 'F' then s.parent else b.parent end as parent,
           case when s.own = 'K' and t.own <> 'F' then s.course else b.course end as course,
           case when s.own = 'K' and t.own <> 'F' then s.calendars else b.calendars end as calendars
    from settled t
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.entity in (2, 4) and t.live
),
lost as (
    select r.entity, r.sis_id, r.slice, r.page, 'course' as attribute, r.course as one
    from referring r
    where r.course is not null
      and not exists (select from standing(:run, :connection, 3::smallint) p where p.sis_id = r.course and p.state in ('L', 'O'))
    union all
    select r.entity, r.sis_id, r.slice, r.page, n.attribute, n.one
    from referring r
    cross join lateral (select 'parent' as attribute, r.parent as one where r.parent is not null
                        union all
                        select 'calendars', unnest(r.calendars)) n
    where not exists (select from standing(:run, :connection, 2::smallint) p where p.sis_id = n.one and p.state in ('L', 'O'))
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page)
select :run, :day, l.entity, l.sis_id, 'ERROR', 'settle', 'reference', l.attribute, l.one,
       l.attribute || ' ' || l.one
           || case when exists (select from standing(:run, :connection, (case l.attribute when 'course' then 3 else 2 end)::smallint) p
                                where p.sis_id = l.one and p.state = 'H')
                   then ' is held back and not live' else ' is neither in this upload nor live' end
           || ', so it is left out',
       nullif(l.slice, ''), case when l.slice <> '' then l.page end
from lost l
where not exists (select from staged_issue i
                  where i.run_id = :run and i.day = :day and i.stage = 'settle' and i.rule = 'reference'
                    and i.entity = l.entity and i.sis_id = l.sis_id and i.attribute = l.attribute and i.value = l.one)
