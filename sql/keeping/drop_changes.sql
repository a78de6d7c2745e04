-- Deletes a portion of the changes of a run.
delete from change where ctid = any (array(select c.ctid from change c where c.run_id = :run limit :most))
