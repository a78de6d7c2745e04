-- One page of the live records of an entity, by Passport ID, after a given one; only of some districts, and as they are narrowed.
select p.id, p.district_id, p.sis_id, p.slug, p.document::text as document, p.version, p.created_run, p.updated_run, p.updated_at
from passport_record p
where p.entity = :entity and p.deleted_at is null
  and (:districts::text[] is null or p.district_id = any(:districts::text[]))
  and (:after::uuid is null or p.id > :after)
  and (:passportId::uuid is null or p.id = :passportId)
  and (:sisId::text is null or p.sis_id = :sisId
       or p.id in (select s.passport_id from connection c
                   join source_record s on s.connection_id = c.id and s.entity = :entity and s.sis_id = :sisId and s.live))
  and (:stale::boolean is null or not :stale
       or p.id = any(array(select s.passport_id from source_record s
                           where s.entity = :entity and s.live and s.stale_since is not null)))
  and (:stale::boolean is null
       or :stale = exists (select from connection c
                           join source_record s on s.connection_id = c.id and s.entity = :entity and s.live
                                and s.passport_id = p.id and (:entity not in (7, 8) or s.sis_id = p.sis_id or s.linked)
                           where c.district_id = p.district_id and s.stale_since is not null))
  and (:q::text is null or starts_with(p.sis_id, :q)
       or exists (select from jsonb_each_text(p.document) pair
                  where pair.key = any(:searched::text[]) and strpos(lower(pair.value), lower(:q)) > 0))
order by p.id
limit :limit
