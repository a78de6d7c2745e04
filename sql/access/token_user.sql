-- The user behind a token that has not expired.
select u.name, u.role, u.districts, u.disabled, u.created_at, u.password_at
from access_token t join passport_user u on u.name = t.user_name
where t.hash = :hash and t.expires_at > :at and not u.disabled
