-- Forgets the schools that an earlier try of this step planned.
delete from run_school where run_id = :run
