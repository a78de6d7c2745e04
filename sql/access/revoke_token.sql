-- Takes a token back.
delete from access_token where user_name = :user and label = :label
