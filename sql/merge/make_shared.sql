-- The passport records that a run may change and that several records contribute to, or did.
create temp table shared (entity smallint, passport_id uuid, primary key (entity, passport_id)) on commit drop
