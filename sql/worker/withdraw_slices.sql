-- Offers the slices of a run that nobody has to nobody any more.
update slice set version = null where run_id = :run and state = 'OPEN' and claimed_by is null and version is not null
