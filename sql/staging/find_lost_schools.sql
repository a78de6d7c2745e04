-- Mapped schools that are gone from the list: the credential may have been narrowed. Also where this run reads no schools, or
-- does not prove them; not where a row of theirs was met later all the same.
insert into lost_school (run_id, sis_id, why)
select :run, b.sis_id, 'it is gone from the list of schools'
from run_school m
join source_record b on b.connection_id = :connection and b.entity = 1 and b.raw_id = m.source_id and b.live
where m.run_id = :run and m.school_id is not null
  and (exists (select from staged_absent a where a.run_id = :run and a.day = :day and a.entity = 1 and a.sis_id = b.sis_id)
       or not m.listed
          and exists (select from unseen u where u.hash = b.hash)
          and not exists (select from staged_record s
                          where s.run_id = :run and s.day = :day and s.entity = 1 and s.sis_id = b.sis_id)
          and not exists (select from staged_held h
                          where h.run_id = :run and h.day = :day and h.entity = 1 and h.raw_id in (b.origin, b.raw_id)))
on conflict do nothing
