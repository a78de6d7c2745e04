-- What was decided about pairs of records in some districts, newest first, before a given decision; also what was undone.
select d.id as decision, d.district_id, d.entity, x.name as decided_connection, d.sis_id as decided_sis_id,
       case y.application when 'passport' then 'passport' else y.name end as decided_other,
       d.other_sis_id as decided_other_sis_id, d.verdict, d.actor, d.note, d.at, d.undone_by, d.undone_at
from decision d
join connection x on x.id = d.connection_id
join connection y on y.id = d.other_connection
where (:districts::text[] is null or d.district_id = any(:districts::text[]))
  and (:district::text is null or d.district_id = :district)
  and (:id::bigint is null or d.id = :id)
  and (:before::bigint is null or d.id < :before)
order by d.id desc
limit :limit
