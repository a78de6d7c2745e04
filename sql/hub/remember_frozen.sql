-- Parts by which somebody is no longer at a lost school: they are not as remembered, whatever they say next time, so that each
-- run puts together anew who stays there only because the school is lost.
update source_part b
set hash = md5(b.hash::text)::uuid
from lost_school l, source_record r
where l.run_id = :run
  and r.connection_id = :connection and r.entity in (5, 6) and r.live and l.sis_id = any (r.schools)
  and b.connection_id = :connection and b.entity = r.entity and b.sis_id = r.sis_id
  and (exists (select from staged_part p
               where p.run_id = :run and p.day = :day
                 and p.entity = b.entity and p.sis_id = b.sis_id and p.part = b.part
                 and p.own = 'K' and not coalesce(p.document -> 'schools' @> to_jsonb(l.sis_id), false))
       or exists (select from staged_absent a
                  where a.run_id = :run and a.day = :day
                    and a.entity = b.entity and a.sis_id = b.sis_id and a.part = b.part))
