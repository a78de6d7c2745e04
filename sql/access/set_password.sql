-- Gives a user another password.
update passport_user set password = :password, password_at = :at where name = :name
