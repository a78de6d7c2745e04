-- The passport records that an edit is about.
insert into shared (entity, passport_id)
select distinct s.entity, coalesce(b.passport_id, s.passport_id)
from staged_record s
left join source_record b on b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id
where s.run_id = :run and s.day = :day
