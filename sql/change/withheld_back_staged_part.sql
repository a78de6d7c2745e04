-- Takes back the rows of staged_part that an earlier try set aside.
update staged_part set run_id = :run where run_id = :aside and day = :day
