-- How many issues of each kind are open after a run.
select kind, count(*) as issues
from issue i
where i.connection_id = :connection and i.opened_run <= :run and (i.closed_run is null or i.closed_run > :run)
group by kind
