-- Runs that came to rest since a moment, or are held, with the seconds that processes have worked on them. A run whose
-- process has not let go of it yet is left for later: its job still writes down when it ended.
select r.id, c.name, r.state, r.finished_at,
       coalesce((select sum(extract(epoch from e.end_time - e.start_time))
                 from batch_job_execution_params p
                 join batch_job_execution e on e.job_execution_id = p.job_execution_id
                 where p.parameter_name = 'run' and p.parameter_value = r.id::text), 0)::float8 as worked
from run r
join connection c on c.id = r.connection_id
where c.application <> 'passport' and (r.state = 'PARKED' or r.state <> 'RUNNING' and r.finished_at >= :since)
  and not exists (select 1 from lease l where l.run_id = r.id and l.until > clock_timestamp())
order by r.id
