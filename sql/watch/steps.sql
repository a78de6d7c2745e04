-- Steps of runs that began after one, and some of those before it, with how they ended; those of slices count as one step, whatever their slice.
select s.step_execution_id, c.name, split_part(s.step_name, ':', 1) as step,
       case when s.end_time is not null then s.status end as ended,
       coalesce(extract(epoch from s.end_time - s.start_time), 0)::float8 as seconds
from batch_step_execution s
join batch_job_execution_params p on p.job_execution_id = s.job_execution_id and p.parameter_name = 'run'
join run r on r.id = p.parameter_value::bigint
join connection c on c.id = r.connection_id
where s.step_execution_id > :after or s.step_execution_id = any (:before)
order by s.step_execution_id
