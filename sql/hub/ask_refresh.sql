-- Has the next committed run take a school's attributes again.
insert into school_refresh (connection_id, source_id, requested_by, requested_at)
values (:connection, :source, :by, :at)
on conflict (connection_id, source_id) do nothing
