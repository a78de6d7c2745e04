-- Whether any record of the district may belong to another passport record than it would by itself.
select exists (select from staged_link where run_id = :run and day = :day)
       or exists (select from connection c
                  where c.district_id = :district
                    and (c.rekeyed or c.id <> :connection and exists (select from source_record o where o.connection_id = c.id)))
