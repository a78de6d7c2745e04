-- A user with the hash of its password.
select name, password, role, districts, disabled, created_at, password_at from passport_user where name = :name
