-- The standing of known records, where it moved.
update source_record b
set live = t.live, last_cause = t.cause, in_time = t.in_time, teaching = t.teaching,
    stale_since = case when not t.live or t.own = 'K' then null
                       when t.own = 'F' then coalesce(b.stale_since, :run)
                       else b.stale_since end
from settled t
where t.run_id = :run and t.day = :day and t.entity = :entity
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = t.sis_id
  and (b.live <> t.live or b.last_cause is distinct from t.cause and not t.live
       or b.in_time <> t.in_time or b.teaching is distinct from t.teaching
       or t.live and (t.own = 'K' and b.stale_since is not null or t.own = 'F' and b.stale_since is null))
