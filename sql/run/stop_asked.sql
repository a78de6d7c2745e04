-- Whether a run was asked to stop since it was taken up.
select exists (select from run_stop where run_id = :run)
