-- What runs changed or would change, all entities together, how many issues each left open or found, and for how many seconds
-- processes have worked on them. The issues of a connection are gone through once for all its runs: those that were opened up to
-- a run, less those that were closed.
with worked as (
    select p.parameter_value as run, sum(extract(epoch from e.end_time - e.start_time))::float8 as worked
    from batch_job_execution_params p
    join batch_job_execution e on e.job_execution_id = p.job_execution_id
    where p.parameter_name = 'run' and p.parameter_value = any (array(select id::text from unnest(:runs::bigint[]) id))
    group by p.parameter_value
),
committing as (
    select distinct connection_id from run where id = any (:runs) and committed_at is not null
),
moved as materialized (
    select connection_id, opened_run as run, count(*) as issues
    from issue join committing using (connection_id)
    group by connection_id, opened_run
    union all
    select connection_id, closed_run, -count(*)
    from issue join committing using (connection_id)
    where closed_run is not null
    group by connection_id, closed_run
)
select r.id, coalesce(sum(c.creates), 0) as creates, coalesce(sum(c.updates), 0) as updates, coalesce(sum(c.deletes), 0) as deletes,
       coalesce(sum(c.live_after), 0) as live_after,
       case when r.committed_at is null
            then (select count(*) from staged_issue s where s.run_id = r.id and s.day = r.day)
            else (select coalesce(sum(m.issues), 0) from moved m where m.connection_id = r.connection_id and m.run <= r.id)
       end as issues,
       w.worked
from run r
left join run_count c on c.run_id = r.id and c.school = ''
left join worked w on w.run = r.id::text
where r.id = any (:runs)
group by r.id, w.worked
