-- Passport records that this run touches and that another record contributes to too, and those whose contributors move.
insert into shared (entity, passport_id)
with touched as (
    select t.entity, coalesce(b.passport_id, s.passport_id) as id
    from settled t
    left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.entity <> 1 and (t.live or t.was_live)
    union
    select b.entity, b.passport_id
    from source_record b
    where b.connection_id = :connection and b.entity <> 1 and b.live
      and (:everything
           or exists (select from issue i
                      where i.connection_id = :connection and i.entity = b.entity and i.sis_id = b.sis_id
                        and i.stage = 'merge' and i.closed_run is null))
)
select t.entity, t.id
from touched t
where exists (select from source_record o
              where o.entity = t.entity and o.passport_id = t.id and o.live and o.connection_id = any (:holders::int[]))
   or exists (select from source_record o
              where o.connection_id = :connection and o.entity = t.entity and o.passport_id = t.id and o.live and o.linked)
union
-- Of one alone, what its master's blank has left in the hub is asked of the rules again where they have moved.
select b.entity, b.passport_id
from source_record b
join passport_record p on p.entity = b.entity and p.id = b.passport_id and p.deleted_at is null
where :moved and b.connection_id = :connection and b.entity <> 1 and b.live
  and exists (select from jsonb_object_keys(p.document) said (key)
              where said.key <> 'teaching' and b.document -> said.key is null)
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = b.entity and t.sis_id = b.sis_id)
union
select l.entity, l.passport_id from staged_link l
where l.run_id = :run and l.day = :day and l.outcome in ('LINK', 'REKEY', 'SPLIT')
union
select l.entity, l.left_id from staged_link l
where l.run_id = :run and l.day = :day and l.left_id is not null
