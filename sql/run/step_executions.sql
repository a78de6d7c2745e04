-- The steps of a run's job executions, in the order they began; the last execution of each step only.
select distinct on (s.step_name) s.step_name as name, s.status, s.read_count, s.write_count, s.start_time, s.end_time,
       s.exit_message
from batch_step_execution s
join batch_job_execution e on e.job_execution_id = s.job_execution_id
join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
where p.parameter_name = 'run' and p.parameter_value = :run::text
order by s.step_name, s.step_execution_id desc
