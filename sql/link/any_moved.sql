-- Whether records of an entity that others may refer to belong to another passport record from now on.
select exists (select from staged_link l
               join source_record b on b.connection_id = :connection and b.entity = l.entity and b.sis_id = l.sis_id
               where l.run_id = :run and l.day = :day and l.entity = :entity
                 and l.outcome in ('LINK', 'SPLIT') and b.passport_id <> l.passport_id)
