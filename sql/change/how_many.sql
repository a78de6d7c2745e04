-- The number of changes of a run, beside the live records of its connection.
select (select coalesce(sum(creates + updates + deletes), 0) from run_count where run_id = :run and school = '') as changes,
       (select coalesce(sum(live), 0) from baseline where connection_id = :connection) as live
