-- A record that comes back under its SIS ID is the one that left, though its Passport ID no longer follows from the SIS ID.
update staged_record s
set passport_id = p.id
from passport_record p
join run gone on gone.id = p.deleted_run and gone.connection_id = :connection
where exists (select from connection c where c.id = :connection and c.rekeyed)
  and s.run_id = :run and s.day = :day and s.own = 'K' and s.entity <> 1
  and p.entity = s.entity and p.sis_id = s.sis_id and p.deleted_at is not null
  and not exists (select from source_record b
                  where b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id)
