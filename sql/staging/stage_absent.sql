-- Proven absences of single-part records become staged rows; a school that is not mapped any more leaves because of that.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, cause, hash, passport_id, slice, page)
select a.run_id, a.day, a.entity, a.sis_id, b.raw_id, b.origin, 'A',
       case when a.entity = 1 and exists (select from run_school m
                                          where m.run_id = :run and m.source_id = b.raw_id and m.school_id is null)
            then 'SCHOOL_MAPPING' end,
       b.hash, b.passport_id, '', 0
from staged_absent a
join source_record b on b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
where a.run_id = :run and a.day = :day and a.entity not in (5, 6, 9)
