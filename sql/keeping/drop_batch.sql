-- What Spring Batch remembers of runs that go, from the leaves to the root.
with mine as materialized (
    select e.job_execution_id, e.job_instance_id
    from batch_job_execution_params p
    join batch_job_execution e on e.job_execution_id = p.job_execution_id
    where p.parameter_name = 'run' and p.parameter_value = any (array(select one::text from unnest(:runs::bigint[]) one))
), steps as materialized (
    select s.step_execution_id from batch_step_execution s join mine m on m.job_execution_id = s.job_execution_id
), step_contexts as (
    delete from batch_step_execution_context c using steps s where c.step_execution_id = s.step_execution_id
), job_contexts as (
    delete from batch_job_execution_context c using mine m where c.job_execution_id = m.job_execution_id
), params as (
    delete from batch_job_execution_params p using mine m where p.job_execution_id = m.job_execution_id
), executions as (
    delete from batch_step_execution e using steps s where e.step_execution_id = s.step_execution_id
), jobs as (
    delete from batch_job_execution e using mine m where e.job_execution_id = m.job_execution_id
)
delete from batch_job_instance i using mine m where i.job_instance_id = m.job_instance_id
