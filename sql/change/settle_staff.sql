-- Staff: as students; where only teaching staff is wanted, those who teach.
with school as materialized (
    select p.sis_id, p.live, not p.live and p.cause in ('FILTER', 'DATE') as filtered,
           not p.live and p.cause = 'SCHOOL_MAPPING' as unmapped
    from standing(:run, :connection, 1::smallint) p
),
office as (
    select coalesce(bool_or(s.live), false) as live, coalesce(bool_or(m.sis_id is not null), false) as moved
    from effective_record(:run, :connection, 1::smallint) e
    join school s on s.sis_id = e.sis_id
    left join settled m on m.run_id = :run and m.day = :day and m.entity = 1 and m.moved and m.sis_id = e.sis_id
    where e.document ->> 'type' = 'district'
),
touched as materialized (
    select e.sis_id, e.own, e.cause as stated, e.was_live, e.was,
           (exists (select from unnest(e.schools) one
                    where coalesce(one in (select s.sis_id from school s where s.live), false))
            or exists (select from unnest(e.schools) one
                    where coalesce(one in (select s.sis_id from school s where s.unmapped), false))
            or (select o.live from office o)
               and not exists (select from unnest(e.schools) one
                               where coalesce(one not in (select s.sis_id from school s where s.filtered), true))) as parents,
           case when not exists (select from unnest(e.schools) one
                    where coalesce(one in (select s.sis_id from school s where s.live), false))
                     and exists (select from unnest(e.schools) one
                    where coalesce(one in (select s.sis_id from school s where s.unmapped), false)) then 'SCHOOL_MAPPING'
                when coalesce(e.document ->> 'roles' ~* '"[a-z]*teacher"', false) or teaching.sis_id is not null then case when e.only_view = 'admin' then 'FILTER' end
                when :teachingOnly then 'STAFF_CHOICE'
                when e.only_view = 'teacher' then 'FILTER' end as outside,
           coalesce(span.current, e.was_in_time, true) as current,
           not coalesce(span.was_current, true) as passed,
           case when e.own in ('K', 'H') or not :bulk then
               coalesce(e.document ->> 'roles' ~* '"[a-z]*teacher"', false) or teaching.sis_id is not null end as teaching
    from effective_record(:run, :connection, 6::smallint) e
    left join person_time span on span.entity = 6 and span.sis_id = e.sis_id
    left join teaching on teaching.sis_id = e.sis_id
    where :everything or e.staged
       or span.current <> e.was_in_time
       or exists (select from unnest(e.schools) one
                 where coalesce(one in (select m.sis_id from settled m
                                        where m.run_id = :run and m.day = :day and m.entity = 1 and m.moved), false))
       or (select o.moved from office o)
          and not exists (select from unnest(e.schools) one
                          where coalesce(one in (select s.sis_id from school s where s.live), false))
       or e.was_teaching <> case when e.own in ('K', 'H') or not :bulk then
               coalesce(e.document ->> 'roles' ~* '"[a-z]*teacher"', false) or teaching.sis_id is not null end
)
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, 6, j.sis_id, j.own, j.was_live, j.live, j.cause,
       record_state(j.own <> 'A', j.live, j.own, j.cause) <> j.was, j.current, j.teaching
from (select t.*, will_stand(t.own, t.was_live, t.parents, t.outside is null, t.current, :bulk) as live,
             why_standing(t.own, t.stated, t.was_live, t.parents, t.outside, t.current, t.passed, :bulk) as cause
      from touched t) j
