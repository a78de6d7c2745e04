-- Whether every record of its own that a release deletes is still staged; else its day was dropped, and the record would not be forgotten.
select not exists (select from change c
                   where c.run_id = :run and not c.withheld and c.cause <> 'PARENT'
                     and not exists (select from staged_record s
                                     where s.run_id = :run and s.day = :day and s.entity = c.entity
                                       and s.sis_id = c.sis_id and :connection::int is not null))
