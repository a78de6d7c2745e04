-- Offers the open slices of a run to workers of one version, or to nobody; whoever had one may not write to it any more.
update slice
set version = :version, claimed_by = null, heartbeat_at = null, claim = claim + 1, claims = 0, fault_kind = null, fault = null
where run_id = :run and state = 'OPEN' and (claimed_by is not null or fault is not null or version is distinct from :version)
