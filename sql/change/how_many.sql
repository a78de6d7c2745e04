-- The number of changes of a run, beside the live records of its connection, and of all.
select (select count(*) from change where run_id = :run and not withheld) as changes,
       (select coalesce(sum(live), 0) from baseline where connection_id = :connection) as live,
       (select coalesce(sum(live), 0) from baseline) as all_live
