-- Why a run is held, each reason once.
select distinct reason from run_hold where run_id = :run order by reason
