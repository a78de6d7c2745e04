-- What another connection holds too does not leave the hub; only this connection's contribution goes, as merged.
delete from change c
where c.run_id = :run and c.operation = 'DELETE' and c.after is null
  and exists (select from source_record other
              where other.entity = c.entity and other.passport_id = c.passport_id and other.live
                and other.connection_id <> :connection and other.sis_id <> other.passport_id::text)
