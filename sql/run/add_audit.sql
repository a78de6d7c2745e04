-- Who did what to which run or connection.
insert into audit (at, actor, action, subject, detail) values (:at, :actor, :action, :subject, :detail)
