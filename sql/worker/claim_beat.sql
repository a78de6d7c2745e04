-- Says that a claim is still worked on; led: the run is, by the process that led it when the slice was claimed; failing:
-- another slice of the run can't be read; stopping: the run was asked to stop.
update slice set heartbeat_at = clock_timestamp()
where run_id = :run and name = :slice and claim = :claim
returning exists (select from run r join lease l on l.connection_id = r.connection_id and l.run_id = r.id
                  where r.id = slice.run_id and r.state = 'RUNNING' and l.epoch = :epoch
                    and l.until > clock_timestamp()) as led,
          exists (select from slice s where s.run_id = slice.run_id and s.fault is not null) as failing,
          exists (select from run_stop where run_id = slice.run_id) as stopping
