-- Whether any duplicate is held out, or not taken as a person decided.
select exists (select from staged_link where run_id = :run and day = :day and outcome in ('HOLD', 'IGNORE'))
