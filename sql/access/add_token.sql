-- Makes a token for a user who is there.
insert into access_token (user_name, label, hash, created_at, expires_at)
select name, :label, :hash, :at, :expires from passport_user where name = :user
