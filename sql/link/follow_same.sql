-- Where a record moves with which another one of this connection is the same by decision, that one goes along.
with going as (
    select distinct on (x.sis_id) x.sis_id, x.was_live, x.passport_id as own_id, o.passport_id
    from link_look x
    join decision d on d.connection_id = :connection and d.entity = :entity and d.sis_id = x.sis_id
        and d.verdict = 'SAME' and d.undone_at is null and d.other_connection = :connection
    join staged_link o on o.run_id = :run and o.day = :day and o.entity = :entity and o.sis_id = d.other_sis_id
        and o.outcome in ('LINK', 'SPLIT')
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
