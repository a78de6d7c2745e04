-- Whether any record of this run, or of this connection, belongs to another passport record than it would by itself.
select exists (select from staged_link where run_id = :run and day = :day)
       or (select c.rekeyed from connection c where c.id = :connection)
