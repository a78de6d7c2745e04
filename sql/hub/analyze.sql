-- Tells the planner about the records after a large change.
analyze source_part, source_record, passport_record
