-- While deletion is disabled, whoever would leave a passport record that nobody else holds stays with it: what was read of
-- it, and where it belongs, is set aside under the negative number of the run. The issue has it looked at in the next run.
with leaving as materialized (
    select l.* from staged_link l
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.left_id <> l.passport_id
),
staying as materialized (
    select l.*
    from leaving l
    where not exists (select from source_record h
                      where h.entity = :entity and h.passport_id = l.left_id and h.live and h.sis_id <> l.left_id::text
                        and (:entity::int not in (7, 8) or h.linked)
                        and not (h.connection_id = :connection
                                 and (h.sis_id, l.left_id) in (select x.sis_id, x.left_id from leaving x)))
      -- Of edges that are shared, whoever holds them calls them the same, or is linked.
      and not exists (select from passport_record p
                      join connection c on c.district_id = p.district_id
                      join source_record h
                          on h.connection_id = c.id and h.entity = :entity and h.sis_id = p.sis_id and h.live
                      where p.entity = :entity and p.id = l.left_id and h.passport_id = p.id
                        and not (h.connection_id = :connection
                                 and (h.sis_id, l.left_id) in (select x.sis_id, x.left_id from leaving x)))
),
links as (
    update staged_link l set run_id = -(:run::bigint)
    from staying t
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = t.sis_id
),
records as (
    update staged_record s set run_id = -(:run::bigint)
    from staying t
    where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = t.sis_id
),
parts as (
    update staged_part s set run_id = -(:run::bigint)
    from staying t
    where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = t.sis_id
),
absent as (
    update staged_absent s set run_id = -(:run::bigint)
    from staying t
    where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = t.sis_id
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, message, slice, page,
                          other_connection, other_sis_id)
select :run, :day, :entity, t.sis_id, 'DUPLICATE', 'link', 'unique',
       case when t.why not in ('DECISION', 'SIS_ID', 'TWIN') then t.why end,
       'is one with ' || o.sis_id || ' of ' || o.name || '. Both are kept while deletion is disabled',
       nullif(s.slice, ''), case when s.slice <> '' then s.page end, o.connection_id, o.sis_id
from staying t
cross join lateral (select o.connection_id, o.sis_id,
                           case c.application when 'passport' then 'passport' else c.name end as name
                    from connection c
                    join source_record o on o.connection_id = c.id and o.entity = :entity and o.live
                    where c.district_id = :district and o.passport_id = t.passport_id
                    order by c.name collate "C", o.sis_id collate "C"
                    limit 1) o
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = t.sis_id
