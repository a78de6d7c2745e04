-- The mapped schools that a run found lost, and why.
select sis_id, why from lost_school where run_id = :run order by sis_id
