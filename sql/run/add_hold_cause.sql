-- One cause of a hold.
insert into run_hold_cause (run_id, hold, ordinal, cause, parent, parent_cause, schools, count)
values (:run, :hold, :ordinal, :cause, :parent, :parentCause, :schools, :count)
