-- What a replay leaves out because the SIS was read again since, and which of its updates are of records that were changed since.
select (select count(*) from settled t where t.run_id = :aside and t.day = :day and t.was_live) as deletes,
       (select count(*) from settled t where t.run_id = :aside and t.day = :day and not t.was_live) as creates,
       (select count(*) from change c
        join passport_record p on p.entity = c.entity and p.id = c.passport_id
        join run r on r.id = p.updated_run
        where c.run_id = :run and c.operation = 'UPDATE' and coalesce(r.replay_of, r.id) > :replayed) as updates
