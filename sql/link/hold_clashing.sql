-- Two of this connection with one key, where the domain says so: the weaker one is held out unless it was live with that key.
with claim as materialized (
    select k.*, l.outcome, l.why, coalesce(case when l.outcome <> 'HOLD' then l.passport_id end, k.passport_id) as belongs
    from link_key k
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = k.sis_id
    where k.domain = :domain and k.rank < 3 and k.stands in ('LOOKED', 'STANDING') and l.outcome is distinct from 'IGNORE'
      and not (k.stands = 'LOOKED' and l.outcome is not distinct from 'HOLD')
),
-- Of each key the strongest, and the strongest that belongs elsewhere: who clashes with anybody clashes with one of them.
strongest as materialized (
    select distinct on (c.key, c.stands) c.*
    from claim c
    order by c.key, c.stands, c.rank, c.sis_id collate "C"
),
rival as materialized (
    select s.* from strongest s
    union all
    (select distinct on (c.key, c.stands) c.*
     from claim c
     join strongest s on s.key = c.key and s.stands = c.stands and s.belongs <> c.belongs
     order by c.key, c.stands, c.rank, c.sis_id collate "C")
),
-- Whom a person told from another of this connection may clash with anybody but them.
told as materialized (
    select d.sis_id from decision d
    where d.undone_at is null and d.verdict = 'DIFFERENT' and d.entity = :entity
      and d.connection_id = :connection and d.other_connection = :connection
    union
    select d.other_sis_id from decision d
    where d.undone_at is null and d.verdict = 'DIFFERENT' and d.entity = :entity
      and d.connection_id = :connection and d.other_connection = :connection
),
pair as (
    select x.*, z.sis_id as other_sis_id, z.rank as other_rank, z.belongs as other_belongs
    from claim x
    join rival z on z.key = x.key
    union all
    select x.*, z.sis_id, z.rank, z.belongs
    from told t
    join claim x on x.sis_id = t.sis_id
    join claim z on z.key = x.key
),
held as materialized (
    select distinct p.sis_id
    from pair p
    where (p.other_rank < p.rank or p.other_rank = p.rank and p.other_sis_id collate "C" < p.sis_id collate "C")
      and p.rank > 0 and p.outcome is distinct from 'REKEY' and p.why is distinct from 'DECISION'
      and p.belongs <> p.other_belongs
      and not decided_apart(:entity::smallint, :connection, p.sis_id, :connection, p.other_sis_id)
),
replaced as (
    delete from staged_link l using held h
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = h.sis_id
)
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
select :run, :day, :entity, x.sis_id, 'HOLD', x.passport_id, :why from held h join link_look x on x.sis_id = h.sis_id
