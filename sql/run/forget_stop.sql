-- Forgets that a run was asked to stop: it is taken up again, or nobody works on it.
delete from run_stop where run_id = :run
