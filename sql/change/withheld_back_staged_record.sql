-- Takes back the rows of staged_record that an earlier try set aside.
update staged_record set run_id = :run where run_id = :aside and day = :day
