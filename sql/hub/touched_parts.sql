-- Whether a run has read parts that are not as remembered, and whether it found parts absent.
select exists (select from staged_part where run_id = :run and day = :day) as read,
       exists (select from staged_absent where run_id = :run and day = :day) as absent
