-- The number of deletes that a commit of a run would apply.
select count(*) from change where run_id = :run and operation = 'DELETE' and not withheld
