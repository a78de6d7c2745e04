-- The keys of an entity's records under each domain: of those looked at, of those that stand or are gone, and of others'.
-- rank: 0 live with this key before, 1 live with another, 2 not live, 3 will not be live. Whose link is not kept belongs to
-- nobody else's passport record: an id that stands for its SIS ID. A key takes long to make, so of those that are not looked
-- at only whoever may have one of the others' is asked for theirs: by the first attribute of a domain, case set aside.
create temp table link_key on commit drop as
with domain as (
    select place::int as domain, array(select jsonb_array_elements_text(attributes)) as attributes
    from jsonb_array_elements(:domains::jsonb) with ordinality as listed (attributes, place)
),
wanted as materialized (
    select distinct d.domain, lower(btrim(x.document ->> d.attributes[1]) collate "C") as value
    from link_look x cross join domain d
    where x.document ->> d.attributes[1] is not null
),
claim as (
    select x.sis_id, :connection::int as connection_id,
           case when x.kept then x.passport_id else md5(x.sis_id)::uuid end as passport_id, 'LOOKED' as stands, x.was_live,
           x.document, x.was_document, x.stands as will_be
    from link_look x
    union all
    select b.sis_id, b.connection_id, b.passport_id, case when s.own = 'A' then 'ABSENT' else 'STANDING' end, true,
           b.document, b.document, true
    from source_record b
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id
    left join settled t on t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = b.sis_id
    where b.connection_id = :connection and b.entity = :entity and b.live
      and (s.own is not distinct from 'A' or s.own is distinct from 'E' and (coalesce(t.live, true) or :stays))
      and b.sis_id not in (select x.sis_id from link_look x)
      and exists (select from domain d
                  where :refers or (d.domain, lower(btrim(b.document ->> d.attributes[1]) collate "C"))
                                   in (select w.domain, w.value from wanted w))
    union all
    select o.sis_id, o.connection_id, o.passport_id, 'OTHER', true, o.document, o.document, true
    from source_record o
    where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live
      and exists (select from domain d
                  where :refers or (d.domain, lower(btrim(o.document ->> d.attributes[1]) collate "C"))
                                   in (select w.domain, w.value from wanted w))
),
keyed as (
    select c.*, d.domain, made.key,
           case when c.stands <> 'LOOKED' then 0
                when not c.will_be then 3
                when c.was_live and before.same then 0
                when c.was_live then 1 else 2 end as rank
    from claim c
    cross join domain d
    cross join lateral domain_keys(case when :refers then linking_document(:run, c.connection_id, c.stands <> 'OTHER', c.document)
                                        else c.document end, d.attributes) made
    left join lateral (select was.key = now.key as same
                       from domain_keys(c.was_document, d.attributes) was
                       cross join domain_keys(c.document, d.attributes) now
                       where c.stands = 'LOOKED' and c.was_live) before on true
)
select k.sis_id, k.connection_id, k.passport_id, k.stands, k.was_live, k.domain, k.key, k.rank
from keyed k
where k.key is not null
