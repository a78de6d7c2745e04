-- Forgets why the run was held.
delete from run_hold where run_id = :run
