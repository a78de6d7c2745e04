-- Who did what to which run or connection.
insert into audit (at, actor, action, subject, detail, origin)
values (:at, :actor, :action, :subject, :detail, :origin)
