-- Lets records stay that would leave without anything having been staged of them.
delete from settled where run_id = :run and day = :day and was_live and not live
