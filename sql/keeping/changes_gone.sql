-- Nothing is left of the changes of a run.
update run set changes = 'GONE' where id = :run
