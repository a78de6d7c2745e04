-- Whether any record of this run belongs to another passport record than it would by itself.
select exists (select from staged_link where run_id = :run and day = :day)
       or exists (select from source_record where connection_id = :connection and linked)
