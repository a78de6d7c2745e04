-- Forgets the schools that an earlier try of this step found lost.
delete from lost_school where run_id = :run
