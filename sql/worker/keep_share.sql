-- Prolongs and enlarges the share of a claim that has not run out.
update request_share
set requests = requests + :more, until = clock_timestamp() + :seconds * interval '1 second'
where connection_id = :connection and run_id = :run and slice = :slice and claim = :claim and until > clock_timestamp()
returning requests
