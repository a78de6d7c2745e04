-- Whose records this run's may be: other connections of the district that hold any; where sources are not shared, those
-- that wait to be taken over, and the hub's own edits.
select c.id
from connection c
where c.district_id = :district and c.id <> :connection
  and (:shared or c.state = 'RETIRED' or c.application = 'passport')
  and exists (select from source_record o where o.connection_id = c.id)
order by c.id
