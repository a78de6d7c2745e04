-- Runs whose slices wait for workers of another version.
select s.run_id, s.version from slice s join run r on r.id = s.run_id
where r.state = 'RUNNING' and s.state = 'OPEN' and s.version <> :version
group by s.run_id, s.version
order by s.run_id
