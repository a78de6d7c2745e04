-- Where records were seen unchanged that issues are about.
update staged_issue i
set slice = r.slice, page = r.page
from unnest(:entities::smallint[], :sisIds::text[], :slices::text[], :pages::int[]) as r (entity, sis_id, slice, page)
where i.run_id = :run and i.day = :day and i.stage in ('assemble', 'link', 'settle', 'merge') and i.slice is null
  and i.entity = r.entity and i.sis_id = r.sis_id
