-- Two of this connection with one key: an issue names both, whether one of them is held out or not.
with claim as materialized (
    select k.*, l.outcome, l.why, coalesce(l.passport_id, k.passport_id) as belongs,
           k.stands = 'LOOKED' and l.outcome is not distinct from 'HOLD' as held
    from link_key k
    left join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = k.sis_id
    where k.domain = :domain and k.stands in ('LOOKED', 'STANDING') and l.outcome is distinct from 'IGNORE'
),
weaker as materialized (
    select distinct on (x.sis_id) x.sis_id, x.was_live, x.held, z.sis_id as other_sis_id
    from claim x
    join claim z on z.key = x.key and z.sis_id <> x.sis_id
    where not z.held
      and case when x.held then :holdOut and x.why = :why
               else z.rank < x.rank or z.rank = x.rank and z.sis_id collate "C" < x.sis_id collate "C" end
      and (x.stands = 'LOOKED' or z.stands = 'LOOKED')
      and x.belongs <> z.belongs
      and not decided_apart(:entity::smallint, :connection, x.sis_id, :connection, z.sis_id)
    order by x.sis_id, z.rank, z.sis_id collate "C"
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
