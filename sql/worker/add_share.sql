-- Gives the holder of a claim its first requests.
insert into request_share (connection_id, run_id, slice, claim, requests, until)
values (:connection, :run, :slice, :claim, :requests, clock_timestamp() + :seconds * interval '1 second')
