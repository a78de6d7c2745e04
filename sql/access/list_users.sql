-- All users by name.
select name, role, districts, disabled, created_at, password_at from passport_user order by name
