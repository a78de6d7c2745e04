-- For how many seconds processes have worked on a run; null where no work on it has ended.
select sum(extract(epoch from e.end_time - e.start_time))::float8 as worked
from batch_job_execution_params p
join batch_job_execution e on e.job_execution_id = p.job_execution_id
where p.parameter_name = 'run' and p.parameter_value = :run::text
