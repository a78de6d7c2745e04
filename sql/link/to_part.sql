-- Newcomers whose own Passport ID others hold, though they are not one with them.
select x.sis_id
from link_look x
where not x.was_live and x.was_document is null
  and x.passport_id in (select o.passport_id from source_record o
                        where o.connection_id = any (:others::int[]) and o.entity = :entity and o.live)
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
order by x.sis_id
