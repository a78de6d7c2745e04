-- From now on nobody relies on the pages and staged rows of a day's runs that have outlived their time. Each run goes by
-- its own connection, whatever the district, so that a day goes as a whole where it can.
update run r
set journal = 'GOING'
from kept_days k
where k.connection_id = r.connection_id and r.day = :day and r.journal = 'KEPT' and r.day < :today::date - k.journal
  and run_over(r, :at, :resume * interval '1 second')
  and not run_replayed(r.id, :at, :resume * interval '1 second')
