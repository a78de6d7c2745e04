-- The tokens of a user, by label.
select user_name, label, created_at, expires_at from access_token where user_name = :user order by label
