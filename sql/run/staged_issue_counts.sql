-- How many issues of each kind a run found that is not committed.
select kind, count(*) as issues from staged_issue
where run_id = :run and day = :day
group by kind
