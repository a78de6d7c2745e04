-- School mappings that the definition no longer has.
delete from school_mapping k
where k.connection_id = :connection
  and not exists (select from run_school m
                  where m.run_id = :run and m.source_id = k.source_id and m.school_id is not null)
