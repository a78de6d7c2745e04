-- The standing of known records, where it moved.
update source_record b
set live = t.live, last_cause = t.cause, stale_since = case when t.live then b.stale_since end
from settled t
where t.run_id = :run and t.day = :day
  and b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
  and (b.live <> t.live or b.last_cause is distinct from t.cause and not t.live)
