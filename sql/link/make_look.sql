-- The records of an entity that may belong to another passport record now than they did: new, changed, come back, held out
-- before, decided about, open as duplicates, or all.
create temp table link_look on commit drop as
select s.sis_id, coalesce(b.live, false) as was_live, coalesce(b.passport_id, s.passport_id) as passport_id, true as staged,
       s.document, b.document as was_document, s.schools, s.student, s.staff, s.class
from staged_record s
left join source_record b on b.connection_id = :connection and b.entity = :entity and b.sis_id = s.sis_id
where s.run_id = :run and s.day = :day and s.entity = :entity and s.own = 'K'
union all
select b.sis_id, b.live, b.passport_id, false, b.document, b.document, b.schools, b.student, b.staff, b.class
from source_record b
where b.connection_id = :connection and b.entity = :entity and b.own = 'K'
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id)
  and (b.live and :everything
       or not b.live and b.last_cause = 'DUPLICATE'
       or b.sis_id in (select d.sis_id from decision d where d.connection_id = :connection and d.entity = :entity)
       or b.sis_id in (select i.sis_id from issue i
                       where i.connection_id = :connection and i.entity = :entity and i.stage = 'link'
                         and i.closed_run is null and i.other_sis_id is not null))
