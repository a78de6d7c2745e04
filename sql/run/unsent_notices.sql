-- Notices about a run that could not be sent so far.
select kind, channel, attempts, due_at, last_error from notice
where run_id = :run and sent_at is null and last_error is not null
order by id
