-- Changes of records that get another SIS ID: they carry the new one, and an update is a re-key. What has got another one in
-- this run already goes on from the one that the hub knows.
update change c
set sis_id = rekeyed(c.sis_id, :prefix, :newPrefix),
    sis_id_before = case when c.operation = 'UPDATE'
                         then coalesce(c.sis_id_before,
                                       (select p.sis_id from passport_record p
                                        where p.entity = c.entity and p.id = c.passport_id and p.sis_id = c.sis_id)) end,
    cause = case when c.operation = 'UPDATE' then 'REKEY' else c.cause end
where c.run_id = :run and c.operation <> 'DELETE'
  and not exists (select from source_record o
                  where o.connection_id <> :connection and o.entity = c.entity and o.sis_id = c.sis_id
                    and o.passport_id = c.passport_id and o.live)
  -- What only another connection calls so keeps its name.
  and (exists (select from source_record b where b.connection_id = :connection and b.entity = c.entity and b.sis_id = c.sis_id)
       or exists (select from staged_record s where s.run_id = :run and s.entity = c.entity and s.sis_id = c.sis_id))
