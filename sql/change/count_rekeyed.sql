-- How many records, edges left out, are the same under a new SIS ID.
select entity, count(*) as rekeyed
from staged_link
where run_id = :run and day = :day and outcome = 'REKEY' and entity not in (7, 8)
group by entity
