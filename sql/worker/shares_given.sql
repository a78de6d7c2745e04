-- How many requests of a connection are given out, those of this claim too, and how the run's open slices are claimed.
select (select coalesce(sum(requests), 0) from request_share
        where connection_id = :connection and until > clock_timestamp()) as given,
       (select count(*) from slice where run_id = :run and state = 'OPEN') as open,
       (select count(*) from slice where run_id = :run and state = 'OPEN' and claimed_by is null) as unclaimed
