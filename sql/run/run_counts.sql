-- What a run read and would change, per entity and school; an empty school stands for all.
select entity, school, read, kept, held_back, out_of_scope, ended, creates, updates, deletes, withheld, unchanged, live_before,
       live_after
from run_count
where run_id = :run
order by entity, school
