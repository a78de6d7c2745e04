-- Runs that came to rest since a moment, or are held, with the seconds that processes have worked on them.
select r.id, c.name, r.state, r.finished_at,
       coalesce((select sum(extract(epoch from e.end_time - e.start_time))
                 from batch_job_execution_params p
                 join batch_job_execution e on e.job_execution_id = p.job_execution_id
                 where p.parameter_name = 'run' and p.parameter_value = r.id::text), 0)::float8 as worked
from run r
join connection c on c.id = r.connection_id
where c.application <> 'passport' and (r.state = 'PARKED' or r.state <> 'RUNNING' and r.finished_at >= :since)
order by r.id
