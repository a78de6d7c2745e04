-- Takes back the rows of staged_absent that an earlier try set aside.
update staged_absent set run_id = :run where run_id = :aside and day = :day
