-- Whether anything is remembered of what a connection has uploaded.
select exists (select from source_record where connection_id = :connection)
       or exists (select from source_part where connection_id = :connection)
       or exists (select from school_mapping where connection_id = :connection)
       or exists (select from baseline where connection_id = :connection)
