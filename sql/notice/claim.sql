-- Takes the notice that is due longest for sending, so that nobody else does; tried again some time if this program dies.
update notice set attempts = attempts + 1, due_at = :again
where id = (select id from notice where due_at <= :now order by due_at, id limit 1 for update skip locked)
returning id, kind, connection_id, run_id, detail, channel, address, created_at, attempts
