-- Open issues name records by their new SIS IDs, and so do those of a reference, in their words too.
update issue i
set sis_id = rekeyed(i.sis_id, :prefix, :newPrefix),
    value = coalesce(n.value, i.value),
    message = case when starts_with(i.message, n.before) then n.after || substr(i.message, length(n.before) + 1) else i.message end
from issue o
left join lateral (
    select rekeyed(o.value, :prefix, :newPrefix) as value, o.attribute || ' ' || o.value || ' ' as before,
           o.attribute || ' ' || rekeyed(o.value, :prefix, :newPrefix) || ' ' as after
    where o.stage = 'settle' and o.rule in ('reference', 'PARENT_SKIPPED') and starts_with(o.value, :prefix)
) n on true
where i.connection_id = :connection and i.closed_run is null and i.sis_id is not null and starts_with(i.sis_id, :prefix)
  and o.id = i.id
