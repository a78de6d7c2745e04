-- One more revision of a connection's definition.
insert into connection_revision (connection_id, number, definition, source, created_at, created_by)
values (:id, :number, :definition::jsonb, :source, :at, :by)
