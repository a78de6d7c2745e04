-- The deletes of passport records that somebody would leave who was the last to hold them: shown and not applied.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, withheld)
select distinct on (l.entity, l.left_id) :run::bigint, l.entity, l.sis_id, l.left_id, 'DELETE', 'MERGE', b.schools[1],
       p.version, p.document, true
from staged_link l
join source_record b on b.connection_id = :connection and b.entity = l.entity and b.sis_id = l.sis_id
join passport_record p on p.entity = l.entity and p.id = l.left_id and p.deleted_at is null
where l.run_id = :aside and l.day = :day
  and not exists (select from change c
                  where c.run_id = :run and c.entity = l.entity and c.passport_id = l.left_id and c.withheld)
order by l.entity, l.left_id, l.sis_id collate "C"
