-- What a person should know about the reading of a run.
select resource, reason from slice
where run_id = :run and reason is not null and (state = 'REFUSED' or proof in ('BROKEN', 'CONFIRM') or attempt > 1)
order by resource
