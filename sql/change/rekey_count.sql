-- How many live records get another SIS ID.
select count(*) from change where run_id = :run and sis_id_before is not null
