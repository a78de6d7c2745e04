-- Gives a claim back, with what went wrong, if anything did; who leaves an open slice in good order has not tried it in
-- vain. The number stays: the next claim moves it.
update slice
set claimed_by = null, heartbeat_at = null, fault_kind = :kind, fault = :fault,
    claims = claims - case when state = 'OPEN' and :fault::text is null then 1 else 0 end
where run_id = :run and name = :slice and claim = :claim
