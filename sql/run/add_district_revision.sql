-- The next revision of a district's definition.
insert into district_revision (district_id, number, definition, source, created_at, created_by)
values (:id, :number, :definition::jsonb, :source, :at, :by)
