-- What was done to a subject, newest first.
select at, actor, origin, action, subject, detail from audit where subject = :subject order by id desc limit :limit
