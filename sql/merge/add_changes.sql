-- What becomes of shared passport records.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after, sis_id_before)
select :run, n.entity, n.sis_id, n.passport_id, n.operation, n.cause, n.school, p.version,
       case when p.deleted_at is null then p.document end, n.after::jsonb, n.sis_id_before
from unnest(:entities::smallint[], :sisIds::text[], :passportIds::uuid[], :operations::text[], :causes::text[],
            :schools::text[], :afters::text[], :sisIdsBefore::text[])
     as n (entity, sis_id, passport_id, operation, cause, school, after, sis_id_before)
left join passport_record p on p.entity = n.entity and p.id = n.passport_id
