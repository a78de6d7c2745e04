-- The days from which a district's runs have something on the workbench that is kept no longer.
select distinct r.day
from kept_days k
join run r on r.connection_id = k.connection_id and r.journal <> 'GONE'
where k.district_id = :district and r.day < :today::date - k.journal
  and run_over(r, :at, :resume * interval '1 second')
order by r.day
