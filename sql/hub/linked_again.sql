-- Whether SIS IDs of a connection's records have moved, so that one that comes back is looked for by its SIS ID.
update connection
set rekeyed = true
where id = :connection and not rekeyed
  and exists (select from staged_link l where l.run_id = :run and l.day = :day and l.outcome in ('LINK', 'REKEY', 'SPLIT'))
