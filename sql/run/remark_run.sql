-- Says of a running run what it is waiting for, or that it waits no more; no row: it does not run, or is just being moved.
update run set message = :message
where id = (select id from run where id = :run and state = 'RUNNING' for no key update skip locked)
