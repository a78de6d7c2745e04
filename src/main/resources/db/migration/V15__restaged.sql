-- Finds what link put on the workbench in an earlier try, mostly nothing, without looking through all that was read.
create index staged_record_restaged on staged_record (run_id) where restaged;
