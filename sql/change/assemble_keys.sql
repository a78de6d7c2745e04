-- The people whose parts are new, changed or gone, with all parts as they now are, in key order, the record's own first.
with moved as (
    select distinct sis_id from staged_part where run_id = :run and day = :day and entity = :entity
    union
    select distinct sis_id from staged_absent where run_id = :run and day = :day and entity = :entity
    union
    select distinct sis_id from source_part where connection_id = :connection and entity = :entity and :everything
),
changed as (
    select sis_id from moved
    where (:only::text[] is null or sis_id = any (:only::text[]))
      -- Over two connections, each puts one half together.
      and case :share::int when 1 then hashtext(sis_id) < 0 when 2 then hashtext(sis_id) >= 0 else true end
),
part as (
    select p.sis_id, p.part, p.raw_id, p.origin, p.own, p.cause, p.slice, p.page,
           case when p.own = 'H' then b.document else p.document end as document
    from staged_part p
    left join source_part b
        on b.connection_id = :connection and b.entity = p.entity and b.sis_id = p.sis_id and b.part = p.part
    where p.run_id = :run and p.day = :day and p.entity = :entity
    union all
    select b.sis_id, b.part, b.raw_id, b.origin, b.own, b.cause, '', 0, b.document
    from source_part b
    where b.connection_id = :connection and b.entity = :entity
      and b.sis_id in (select sis_id from changed)
      and not exists (select from staged_part p
                      where p.run_id = :run and p.day = :day and p.entity = :entity
                        and p.sis_id = b.sis_id and p.part = b.part)
      and not exists (select from staged_absent a
                      where a.run_id = :run and a.day = :day and a.entity = :entity
                        and a.sis_id = b.sis_id and a.part = b.part)
)
select c.sis_id, p.part, p.raw_id, p.origin, p.own, p.cause, p.slice, p.page, p.document::text as document,
       r.live, r.hash as last_hash, r.passport_id as last_id, r.document::text as last_document,
       r.sis_id is not null as known
from changed c
left join part p on p.sis_id = c.sis_id
left join source_record r on r.connection_id = :connection and r.entity = :entity and r.sis_id = c.sis_id
order by c.sis_id, strpos(coalesce(p.part, ''), '@'), p.part
