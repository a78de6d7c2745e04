-- Two of this connection with one key: an issue names both, whether one of them is held out or not. Who was told of as the
-- incoming one of two stays that.
with claim as materialized (
    select k.*, l.outcome, l.why, coalesce(case when l.outcome <> 'HOLD' then l.passport_id end, k.passport_id) as belongs,
           k.stands = 'LOOKED' and l.outcome is not distinct from 'HOLD' as held,
           k.sis_id in (select i.sis_id from issue i
                        where i.connection_id = :connection and i.entity = :entity and i.stage = 'link' and i.rule = 'unique'
                          and i.closed_run is null and i.other_connection = :connection and i.attribute = :why) as incoming
    from link_key k
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = k.sis_id
    where k.domain = :domain and k.rank < 3 and k.stands in ('LOOKED', 'STANDING') and l.outcome is distinct from 'IGNORE'
),
-- Of each key the strongest, and the strongest that belongs elsewhere: who clashes with anybody clashes with one of them.
strongest as materialized (
    select distinct on (c.key, c.stands) c.*
    from claim c
    where not c.held
    order by c.key, c.stands, c.rank, c.incoming, c.sis_id collate "C"
),
rival as materialized (
    select s.* from strongest s
    union all
    (select distinct on (c.key, c.stands) c.*
     from claim c
     join strongest s on s.key = c.key and s.stands = c.stands and s.belongs <> c.belongs
     where not c.held
     order by c.key, c.stands, c.rank, c.incoming, c.sis_id collate "C")
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
    select x.*, z.sis_id as other_sis_id, z.rank as other_rank, z.incoming as other_incoming,
           z.belongs as other_belongs, z.stands as other_stands
    from claim x
    join rival z on z.key = x.key
    union all
    select x.*, z.sis_id, z.rank, z.incoming, z.belongs, z.stands
    from told t
    join claim x on x.sis_id = t.sis_id
    join claim z on z.key = x.key and not z.held
),
weaker as materialized (
    select distinct on (p.sis_id) p.sis_id, p.was_live, p.held, p.other_sis_id
    from pair p
    where p.sis_id <> p.other_sis_id
      and case when p.held then :holdOut and p.why = :why
               else (p.other_rank, p.other_incoming, p.other_sis_id collate "C") < (p.rank, p.incoming, p.sis_id collate "C") end
      and (p.stands = 'LOOKED' or p.other_stands = 'LOOKED')
      and p.belongs <> p.other_belongs
      and not decided_apart(:entity::smallint, :connection, p.sis_id, :connection, p.other_sis_id)
    order by p.sis_id, p.other_rank, p.other_incoming, p.other_sis_id collate "C"
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page,
                          other_connection, other_sis_id)
select :run, :day, :entity, w.sis_id, 'DUPLICATE', 'link', 'unique', :why,
       shown_key(coalesce(x.document, b.document), :domains::jsonb -> (:domain::int - 1), :masked::text[]),
       'has the same ' || :why || ' as ' || w.other_sis_id || ' of the same connection. '
           || case when not w.held then 'Both are kept'
                   when w.was_live then 'Its last good version stays until one of them changes or a person decides'
                   else 'It is held out until one of them changes or a person decides' end,
       nullif(s.slice, ''), case when s.slice <> '' then s.page end, :connection, w.other_sis_id
from weaker w
left join link_look x on x.sis_id = w.sis_id
left join source_record b on b.connection_id = :connection and b.entity = :entity and b.sis_id = w.sis_id
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = w.sis_id
