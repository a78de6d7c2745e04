-- Whether a school counts as lost in this run.
select exists (select from lost_school where run_id = :run)
