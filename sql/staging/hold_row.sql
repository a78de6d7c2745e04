-- A row that is there but was not read: whatever is live of it stays.
insert into staged_held (run_id, day, resource, raw_id, entity) values (:run, :day, :resource, :rawId, :entity)
