-- Gives a share of requests back.
delete from request_share where connection_id = :connection and run_id = :run and slice = :slice and claim = :claim
