-- Mapped schools that are gone from the list: the credential may have been narrowed.
insert into lost_school (run_id, sis_id, why)
select :run, a.sis_id, 'it is gone from the list of schools'
from staged_absent a
join source_record b on b.connection_id = :connection and b.entity = 1 and b.sis_id = a.sis_id and b.live
where a.run_id = :run and a.day = :day and a.entity = 1
  and exists (select from run_school m where m.run_id = :run and m.source_id = b.raw_id and m.school_id is not null)
on conflict do nothing
