-- The lease under which a run is led now.
select connection_id, epoch from lease
where connection_id = :connection and run_id = :run and until > clock_timestamp()
