-- Sets aside the records that would leave.
update settled set run_id = :aside where run_id = :run and day = :day and was_live and not live
