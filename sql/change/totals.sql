-- What a run would do, per entity: all schools together.
select entity, read, kept, held_back, out_of_scope, ended, creates, updates, deletes, withheld, unchanged, live_before, live_after
from run_count
where run_id = :run and school = ''
order by entity
