-- Audit entries about one subject or any, newest first, before a given one; those of certain districts where some are named.
select id, at, actor, origin, action, subject, detail
from audit
where (:subject::text is null or subject = :subject)
  and (:before::bigint is null or id < :before)
  and (:districts::text[] is null
       or subject in (select 'district ' || name from unnest(:districts::text[]) name)
       or subject in (select 'connection ' || c.name from connection c where c.district_id = any(:districts::text[]))
       or subject in (select 'user ' || u.name from passport_user u where u.districts <@ :districts::text[])
       or case when starts_with(subject, 'record ') then exists (
              select from passport_record p
              where p.entity between 1 and 9 and p.id = substr(subject, 8)::uuid and p.district_id = any(:districts::text[])) end
       or exists (select from run r
                  where subject = 'run ' || r.id and r.district_id = any(:districts::text[]))
       or case when subject ~ '^duplicate [0-9]{1,18}$' then
              exists (select from issue i join connection c on c.id = i.connection_id
                      where i.id = substr(subject, 11)::bigint and c.district_id = any(:districts::text[])) end
       or case when subject ~ '^decision [0-9]{1,18}$' then
              exists (select from decision d
                      where d.id = substr(subject, 10)::bigint and d.district_id = any(:districts::text[])) end)
order by id desc
limit :limit
