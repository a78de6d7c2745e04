-- What matches more than one record of others, one that this connection has already, or one with another identifier: an issue; held out where the first
-- domain that could not tell says so and it is not live.
with unsure as materialized (
    select distinct on (u.sis_id) u.*, x.was_live, x.passport_id, x.document,
           u.domain = any (:holdingOut::int[]) and not x.was_live as held, (:names::text[])[u.domain] as name
    from link_unsure u
    join link_look x on x.sis_id = u.sis_id and x.stands
    where not exists (select from staged_link l
                      where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = u.sis_id)
    order by u.sis_id, u.domain
),
held as (
    insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
    select :run, :day, :entity, u.sis_id, 'HOLD', u.passport_id, u.name from unsure u where u.held
)
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page,
                          other_connection, other_sis_id)
select :run, :day, :entity, u.sis_id, 'DUPLICATE', 'link', 'unique', u.name,
       case when u.domain > 0 then shown_key(u.document, :domains::jsonb -> (u.domain - 1), :masked::text[]) end,
       'has the same ' || u.name || ' as ' || u.other_sis_id || ' of '
           || case c.application when 'passport' then 'passport' else c.name end
           || case when u.candidates = 0 then ', but another identifier'
                   when u.candidates > 1 then ' and ' || (u.candidates - 1)::text || ' more'
                   else ', which goes with another record of this connection' end
           || case when u.held then '. It is held out until that is settled or a person decides'
                   else '. It is kept apart from them' end,
       nullif(s.slice, ''), case when s.slice <> '' then s.page end, u.other_connection, u.other_sis_id
from unsure u
join connection c on c.id = u.other_connection
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = u.sis_id
