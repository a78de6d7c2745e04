-- Two of this connection with one key, where the domain says so: the weaker one is held out unless it was live with that key.
with claim as materialized (
    select k.*, l.outcome, l.why, coalesce(l.passport_id, k.passport_id) as belongs
    from link_key k
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = k.sis_id
    where k.domain = :domain and k.stands in ('LOOKED', 'STANDING') and l.outcome is distinct from 'IGNORE'
      and not (k.stands = 'LOOKED' and l.outcome is not distinct from 'HOLD')
),
held as materialized (
    select distinct x.sis_id, x.passport_id
    from claim x
    join claim z on z.key = x.key and z.sis_id <> x.sis_id
    where (z.rank < x.rank or z.rank = x.rank and z.sis_id collate "C" < x.sis_id collate "C")
      and x.rank > 0 and x.outcome is distinct from 'REKEY' and x.why is distinct from 'DECISION'
      and x.belongs <> z.belongs
      and not decided_apart(:entity::smallint, :connection, x.sis_id, :connection, z.sis_id)
),
replaced as (
    delete from staged_link l using held h
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = h.sis_id
)
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
select :run, :day, :entity, h.sis_id, 'HOLD', h.passport_id, :why from held h
