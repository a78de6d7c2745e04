-- Whether a live school feeds another hub school than before.
select exists (select from run_school m
               join source_record b
                   on b.connection_id = :connection and b.entity = 1 and b.sis_id = :prefix || m.source_id and b.live
               where m.run_id = :run and m.school_id is not null and b.passport_id <> m.school_id)
