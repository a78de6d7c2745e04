-- One page of the duplicates that are open, oldest first, after a given one, or a single one whatever became of it; each with both records as their connections remember them, and the decision that stands.
with page as (
    select i.id, c.district_id, i.entity, i.rule, i.attribute, i.value, i.message, i.opened_run, i.closed_run,
           i.connection_id, c.name as connection, i.sis_id, i.other_connection,
           case o.application when 'passport' then 'passport' else o.name end as other_name, i.other_sis_id
    from issue i
    join connection c on c.id = i.connection_id
    join connection o on o.id = i.other_connection
    where i.kind = 'DUPLICATE' and i.entity is not null and i.sis_id is not null and i.other_sis_id is not null
      and case when :id::bigint is null then i.closed_run is null else i.id = :id end
      and (:districts::text[] is null or c.district_id = any(:districts::text[]))
      and (:district::text is null or c.district_id = :district)
      and (:entity::smallint is null or i.entity = :entity)
      and (:after::bigint is null or i.id > :after)
    order by i.id
    limit :limit
)
select p.*,
       coalesce(a.live, false) as live, a.passport_id, a.document::text as document,
       coalesce(b.live, false) as other_live, b.passport_id as other_passport_id, b.document::text as other_document,
       d.id as decision, d.verdict, d.actor, d.note, d.at, d.connection as decided_connection,
       d.sis_id as decided_sis_id, d.other_name as decided_other, d.other_sis_id as decided_other_sis_id
from page p
left join source_record a on a.connection_id = p.connection_id and a.entity = p.entity and a.sis_id = p.sis_id
left join source_record b on b.connection_id = p.other_connection and b.entity = p.entity and b.sis_id = p.other_sis_id
left join lateral (
    select s.*, x.name as connection, case y.application when 'passport' then 'passport' else y.name end as other_name
    from decision s
    join connection x on x.id = s.connection_id
    join connection y on y.id = s.other_connection
    where s.undone_at is null and s.entity = p.entity
      and (s.connection_id, s.sis_id, s.other_connection, s.other_sis_id)
          in ((p.connection_id, p.sis_id, p.other_connection, p.other_sis_id),
              (p.other_connection, p.other_sis_id, p.connection_id, p.sis_id))
    order by s.id desc
    limit 1) d on true
order by p.id
