-- Two of this connection with one key: an issue names both; where the domain says so, and it was not live with that key
-- before, the weaker one is held out.
with claim as materialized (
    select k.*, l.outcome, l.why, coalesce(l.passport_id, k.passport_id) as belongs
    from link_key k
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = k.sis_id
    where k.domain = :domain and k.stands in ('LOOKED', 'STANDING') and l.outcome is distinct from 'IGNORE'
),
weaker as materialized (
    select distinct on (x.sis_id) x.sis_id, x.passport_id, x.was_live, x.belongs, z.sis_id as other_sis_id,
           :holdOut and x.rank > 0 and x.outcome is distinct from 'REKEY' and x.why is distinct from 'DECISION' as held
    from claim x
    join claim z on z.key = x.key and z.sis_id <> x.sis_id
    where (z.rank < x.rank or z.rank = x.rank and z.sis_id collate "C" < x.sis_id collate "C")
      and (x.stands = 'LOOKED' or z.stands = 'LOOKED')
      and x.outcome is distinct from 'HOLD' and z.outcome is distinct from 'HOLD'
      and x.belongs <> z.belongs
      and not decided_apart(:entity::smallint, :connection, x.sis_id, :connection, z.sis_id)
    order by x.sis_id, z.rank, z.sis_id collate "C"
),
replaced as (
    delete from staged_link l using weaker w
    where w.held and l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = w.sis_id
),
held as (
    insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
    select :run, :day, :entity, w.sis_id, 'HOLD', w.passport_id, :why from weaker w where w.held
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, message, slice, page,
                          other_connection, other_sis_id)
select :run, :day, :entity, w.sis_id, 'DUPLICATE', 'link', 'unique', :why,
       'has the same ' || :why || ' as ' || w.other_sis_id || ' of the same connection. '
           || case when not w.held then 'Both are kept'
                   when w.was_live then 'Its last good version stays until one of them changes or a person decides'
                   else 'It is held out until one of them changes or a person decides' end,
       nullif(s.slice, ''), nullif(s.page, 0), :connection, w.other_sis_id
from weaker w
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = w.sis_id
