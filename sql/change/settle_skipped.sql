-- Records that are not live because what they need was held back.
with gone as (
    select t.entity, t.sis_id, s.slice, s.page,
           case when s.sis_id is null then b.schools else s.schools end as schools,
           case when s.sis_id is null then b.student else s.student end as student,
           case when s.sis_id is null then b.staff else s.staff end as staff,
           case when s.sis_id is null then b.class else s.class end as class,
           case when s.sis_id is null then b.students else s.students end as students
    from settled t
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.entity in (4, 7, 8, 9) and t.own = 'K' and not t.live and t.cause = 'PARENT'
),
needed as (
    select g.entity, g.sis_id, g.slice, g.page, n.attribute, n.target, n.one
    from gone g
    cross join lateral (values ('school', 1, case when g.entity in (4, 7) then g.schools[1] end), ('class', 4, g.class),
                               ('student', 5, g.student), ('staff', 6, g.staff)) n (attribute, target, one)
    where n.one is not null
    union all
    select g.entity, g.sis_id, g.slice, g.page, 'relationships', 5, one
    from gone g cross join unnest(g.students) as one
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page)
select :run, :day, n.entity, n.sis_id, 'SKIPPED', 'settle', 'PARENT_SKIPPED', n.attribute, n.one,
       n.attribute || ' ' || n.one || ' was skipped, so this record is not taken either', nullif(n.slice, ''),
       case when n.slice <> '' then n.page end
from needed n
left join settled t on t.run_id = :run and t.day = :day and t.entity = n.target and t.sis_id = n.one
left join source_record b on b.connection_id = :connection and b.entity = n.target and b.sis_id = n.one
where case when t.sis_id is not null then record_state(t.own <> 'A', t.live, t.own, t.cause) = 'H'
           when b.sis_id is not null then record_state(true, b.live, b.own, b.last_cause) = 'H'
           else exists (select from staged_held h
                        where h.run_id = :run and h.day = :day and h.entity = n.target and :prefix || h.raw_id = n.one) end
