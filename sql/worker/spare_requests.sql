-- How many requests of a connection nobody has, where no slice of the run waits for its first ones.
select case when exists (select from slice where run_id = :run and state = 'OPEN' and claimed_by is null) then 0
            else :limit - (select coalesce(sum(requests), 0) from request_share
                           where connection_id = :connection and until > clock_timestamp()) end
