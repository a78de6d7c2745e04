-- Whether a run lets people, classes or others leave to which records of retired connections may refer.
select exists (select from connection k
               where k.district_id = :district and k.state = 'RETIRED' and k.id <> :connection
                 and exists (select from source_record o where o.connection_id = k.id))
       and exists (select from change c
                   where c.run_id = :run and c.operation = 'DELETE' and c.after is null and c.entity between 1 and 6)
