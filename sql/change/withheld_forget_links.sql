-- Forgets the links that an earlier try set aside.
delete from staged_link where run_id = :aside and day = :day
