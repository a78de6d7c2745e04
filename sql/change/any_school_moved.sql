-- Whether a mapped school feeds another hub school than before, gets another name, or has its attributes taken again.
select exists (select from run_school m
               join source_record b
                   on b.connection_id = :connection and b.entity = 1 and b.sis_id = :prefix || m.source_id
               left join passport_record p on p.entity = 1 and p.id = m.school_id and p.deleted_at is null
               where m.run_id = :run and m.school_id is not null
                 and (m.refresh or p.document ->> 'name' <> m.hub_name or b.passport_id <> m.school_id))
