-- The step that began last.
select coalesce(max(step_execution_id), 0) from batch_step_execution
