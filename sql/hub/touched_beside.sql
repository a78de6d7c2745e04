-- Whether a run has read parts that are not as remembered, whether it found parts absent, whether it links records, and whether
-- there are edits in its district.
select exists (select from staged_part where run_id = :run and day = :day) as read,
       exists (select from staged_absent where run_id = :run and day = :day) as absent,
       exists (select from staged_link where run_id = :run and day = :day and outcome = 'LINK') as linked,
       exists (select from connection where district_id = :district and application = 'passport') as edited
