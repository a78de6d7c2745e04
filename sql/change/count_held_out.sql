-- Duplicates that are held out are not kept, nor is what a person decided not to take.
update run_count c
set kept = greatest(0, c.kept - l.held - l.ignored), held_back = c.held_back + l.held, out_of_scope = c.out_of_scope + l.ignored
from (select entity, count(*) filter (where outcome = 'HOLD') as held, count(*) filter (where outcome = 'IGNORE') as ignored
      from staged_link
      where run_id = :run and day = :day and outcome in ('HOLD', 'IGNORE')
      group by entity) l
where c.run_id = :run and c.school = '' and c.entity = l.entity
