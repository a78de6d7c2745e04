-- What each record contributes to the shared passport records, before this run and after it, with references resolved.
create temp table contribution on commit drop as
with own_after as (
    select t.entity, coalesce(l.passport_id, b.passport_id, s.passport_id) as passport_id, t.sis_id, t.cause, t.teaching,
           case when s.own = 'K' and t.own <> 'F' then s.document else b.document end as document,
           case when s.own = 'K' and t.own <> 'F' then s.schools[1] else b.schools[1] end as school,
           case when l.outcome = 'SPLIT' and l.left_id is null then '' else coalesce(l.outcome, '') end as outcome
    from settled t
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = t.entity and l.sis_id = t.sis_id
         and l.outcome in ('LINK', 'REKEY', 'SPLIT')
    where t.run_id = :run and t.day = :day and t.live and t.entity <> 1
    union all
    select b.entity, b.passport_id, b.sis_id, '', b.teaching, b.document, b.schools[1], ''
    from source_record b
    where b.connection_id = :connection and b.live and b.entity <> 1
      and not exists (select from settled t
                      where t.run_id = :run and t.day = :day and t.entity = b.entity and t.sis_id = b.sis_id)
),
own_before as (
    select b.entity, b.passport_id, b.sis_id, coalesce(t.cause, '') as cause, b.teaching, b.document, b.schools[1] as school,
           coalesce(l.outcome, '') as outcome
    from source_record b
    left join settled t on t.run_id = :run and t.day = :day and t.entity = b.entity and t.sis_id = b.sis_id
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = b.entity and l.sis_id = b.sis_id
    where b.connection_id = :connection and b.live and b.entity <> 1
),
-- Whose they are is known before documents are put together, which takes longest.
said as materialized (
    select a.entity, a.passport_id, :connection::int as connection_id, a.sis_id, true as own, true as now, a.cause, a.teaching, a.school,
           a.outcome, a.document
    from own_after a join shared m on m.entity = a.entity and m.passport_id = a.passport_id
    union all
    select a.entity, a.passport_id, :connection, a.sis_id, true, false, a.cause, a.teaching, a.school, a.outcome, a.document
    from own_before a join shared m on m.entity = a.entity and m.passport_id = a.passport_id
    union all
    select o.entity, o.passport_id, o.connection_id, o.sis_id, false, false, '', o.teaching, o.schools[1], '', o.document
    from shared m
    join source_record o on o.entity = m.entity and o.passport_id = m.passport_id and o.live and o.connection_id = any (:holders::int[])
),
resolved as materialized (
    select s.entity, s.passport_id, s.connection_id, s.sis_id, s.own, s.now, s.cause, s.teaching, s.school, s.outcome,
           coming_document(s.document) as document
    from said s
    join connection c on c.id = s.connection_id
    where s.now and c.application <> 'passport'
    union all
    select s.entity, s.passport_id, s.connection_id, s.sis_id, s.own, s.now, s.cause, s.teaching, s.school, s.outcome, d.document
    from said s
    join connection c on c.id = s.connection_id
    cross join lateral contributed_documents(c.application = 'passport', c.id, s.document) d
    where not s.now or c.application = 'passport'
),
spoken as (
    select r.* from resolved r
    union all
    -- What others say is the same before and after, where they go on saying it.
    select r.entity, r.passport_id, r.connection_id, r.sis_id, false, true, r.cause, r.teaching, r.school, r.outcome, r.document
    from resolved r
    join connection c on c.id = r.connection_id
    where not r.own
      and not (c.state = 'RETIRED'
               and (r.entity, r.passport_id) in (select k.entity, k.passport_id from taken_over(:run, :day, :connection) k))
)
select p.entity, p.passport_id, p.connection_id, case c.application when 'passport' then 'passport' else c.name end as connection,
       p.sis_id, p.own, p.now, p.cause, p.school, p.outcome,
       p.document || case when p.entity = 6 then jsonb_build_object('teaching', coalesce(p.teaching, false)) else '{}' end as document
from spoken p
join connection c on c.id = p.connection_id
