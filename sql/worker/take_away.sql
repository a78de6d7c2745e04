-- Takes slices from those who stopped answering, or who are known to be dead.
with silent as (
    select run_id, name, claimed_by from slice
    where run_id = :run and claimed_by is not null
      and (heartbeat_at < clock_timestamp() - :seconds * interval '1 second' or claimed_by in (:dead))
    for update
), taken as (
    update slice s set claimed_by = null, heartbeat_at = null, claim = s.claim + 1
    from silent where s.run_id = silent.run_id and s.name = silent.name
    returning s.name, silent.claimed_by, s.claims, s.state, s.claim - 1 as claim
), freed as (
    delete from request_share q using taken where q.run_id = :run and q.slice = taken.name and q.claim = taken.claim
)
select name, claimed_by, claims, state from taken order by name
