-- Claims a slice that is open, that nobody has, and that was not claimed too often; none of a run that was asked to stop.
update slice
set claimed_by = :worker, heartbeat_at = clock_timestamp(), claim = claim + 1, claims = claims + 1
where run_id = :run and name = :slice and state = 'OPEN' and version = :version and claimed_by is null and fault is null
  and claims < :most and not exists (select from run_stop where run_id = :run)
returning claim, claims
