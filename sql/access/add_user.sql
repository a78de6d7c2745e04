-- Adds a user.
insert into passport_user (name, password, role, districts, created_at, created_by, password_at)
values (:name, :password, :role, :districts::text[], :at, :by, :at)
