-- Hub schools that a connection made and whose Passport IDs its SIS IDs no longer give, once a re-key has changed these: those
-- that it let go of, the last one last, and those that it goes on feeding though their mapping is gone, while deletion is disabled.
select p.sis_id, p.id
from connection c
join passport_record p on p.entity = 1 and p.district_id = c.district_id
where c.id = :connection and c.rekeyed
  and (exists (select from run gone where gone.id = p.deleted_run and gone.connection_id = c.id)
       or p.deleted_at is null
          and exists (select from source_record b
                      where b.connection_id = c.id and b.entity = 1 and b.sis_id = p.sis_id and b.passport_id = p.id and b.live
                        and not exists (select from school_mapping k
                                        where k.connection_id = c.id and k.source_id = b.raw_id)))
order by p.deleted_at nulls last
