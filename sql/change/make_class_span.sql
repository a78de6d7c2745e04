-- From when to when each class's calendars go and until when they did, and whether their school year is the current one:
-- the one that includes today, or the latest past one as long as no later one has begun. Many classes have the same calendars.
create temp table class_span on commit drop as
with recursive session as materialized (
    -- What stays in its last good version says what that does; what is out, what it says now.
    select s.sis_id,
           case when j.stays then b.parent else s.parent end as parent,
           case when j.stays then b.begin_date else s.begin_date end as begin_date,
           case when j.stays then b.end_date else s.end_date end as end_date,
           case when j.stays then b.school_year else s.school_year end as year
    from staged_record s
    left join source_record b on b.connection_id = :connection and b.entity = 2 and b.sis_id = s.sis_id
    left join settled t on t.run_id = :run and t.day = :day and t.entity = 2 and t.sis_id = s.sis_id
    cross join lateral (select b.sis_id is not null
                               and (s.own = 'H' and b.document is not null
                                    or t.live and (s.own = 'O' or t.own = 'F')) as stays) j
    where s.run_id = :run and s.day = :day and s.entity = 2 and s.own in ('K', 'H', 'O')
    union all
    select b.sis_id, b.parent, b.begin_date, b.end_date, b.school_year
    from source_record b
    where b.connection_id = :connection and b.entity = 2 and b.own in ('K', 'H', 'O')
      and not exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = 2 and s.sis_id = b.sis_id)
),
upward as (
    select s.sis_id, s.sis_id as at, s.year, s.parent, 0 as height from session s
    union all
    select u.sis_id, s.sis_id, s.year, s.parent, u.height + 1
    from upward u join session s on s.sis_id = u.parent
    where u.year is null and u.height < 8
),
named as materialized (
    select distinct on (u.sis_id) u.sis_id, coalesce(u.year, u.at) as year
    from upward u order by u.sis_id, u.height desc
),
year as materialized (
    select n.year, min(s.begin_date) as begins, max(s.end_date) as ends
    from named n join session s on s.sis_id = n.sis_id
    group by n.year
),
current_year as (
    select y.year
    from year y
    where (y.begins is null or y.begins - :startLead::int <= :asOf::date)
      and not exists (select from year later where later.begins > y.ends and later.begins <= :asOf::date)
),
class as materialized (
    select e.sis_id, e.own in ('K', 'H') or e.cause in ('FILTER', 'REQUIREMENT') or j.stays as counts,
           case when e.staged and e.own = 'O' and not j.stays then
               (select s.calendars from staged_record s
                where s.run_id = :run and s.day = :day and s.entity = 4 and s.sis_id = e.sis_id)
           else e.calendars end as calendars
    from effective_record(:run, :connection, 4::smallint) e
    -- One by one through the index, and only for those that are out: joined, all would be compared with all.
    cross join lateral (select case when e.own = 'O' then
        coalesce((select t.live from settled t
                  where t.run_id = :run and t.day = :day and t.entity = 4 and t.sis_id = e.sis_id), e.was_live) end as stays) j
    -- When those end that were live in the others is asked for, too.
    where e.own in ('K', 'H') or e.own = 'O' and (e.cause in ('FILTER', 'REQUIREMENT') or e.was_live)
),
known_class as materialized (
    select b.sis_id, b.calendars from source_record b where b.connection_id = :connection and b.entity = 4
),
was as (
    select l.calendars, max(k.end_date) as ends
    from (select distinct calendars from known_class) l cross join unnest(l.calendars) as one
    join source_record k on k.connection_id = :connection and k.entity = 2 and k.sis_id = one
    where k.own in ('K', 'H', 'O')
    group by l.calendars
),
now as (
    select l.calendars, min(s.begin_date) as begins, max(s.end_date) as ends,
           bool_or(n.year in (select y.year from current_year y)) as current_year
    from (select distinct calendars from class) l cross join unnest(l.calendars) as one
    join session s on s.sis_id = one
    join named n on n.sis_id = one
    group by l.calendars
)
select c.sis_id, now.begins, now.ends, was.ends as was_ends,
       c.counts and coalesce(now.current_year, true) as current_year
from class c
left join now on now.calendars = c.calendars
left join known_class k on k.sis_id = c.sis_id
left join was on was.calendars = k.calendars
