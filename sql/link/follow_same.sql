-- Where a record moves with which another one of this connection is the same by decision, that one goes along.
with said as materialized (
    select d.id, d.sis_id, d.other_sis_id
    from decision d
    where d.connection_id = :connection and d.entity = :entity and d.verdict = 'SAME' and d.undone_at is null
      and d.other_connection = :connection
),
going as (
    select distinct on (x.sis_id) x.sis_id, x.was_live, x.passport_id as own_id, o.passport_id
    from said d
    join link_look x on x.sis_id = d.sis_id
    cross join lateral (
        -- Looked up for each decision: what is linked is fresh, and the planner takes it for one.
        select l.passport_id
        from staged_link l
        where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = d.other_sis_id and l.outcome in ('LINK', 'SPLIT')
        offset 0) o
    order by x.sis_id, d.id desc
),
gone as (
    delete from staged_link l using going g
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = g.sis_id and l.why = 'DECISION'
      and l.outcome = 'LINK'
)
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
select :run, :day, :entity, g.sis_id, 'LINK', g.passport_id, case when g.was_live then g.own_id end, 'DECISION'
from going g
where not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = g.sis_id
                    and not (l.why = 'DECISION' and l.outcome = 'LINK'))
