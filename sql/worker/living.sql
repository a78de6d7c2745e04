-- The workers that were seen of late.
select name, host, pid, version from worker
where seen_at > clock_timestamp() - :seconds * interval '1 second'
order by name
