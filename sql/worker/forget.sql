-- Forgets a worker that has left or is known to be dead.
delete from worker where name = :name
