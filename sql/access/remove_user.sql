-- Removes a user; tokens go with it.
delete from passport_user where name = :name
