-- Who has slices in hand, of whatever run.
select distinct s.claimed_by from run r join slice s on s.run_id = r.id
where r.state = 'RUNNING' and s.claimed_by is not null
