-- Runs of some districts, newest first, before a given one.
select r.*, c.name as connection_name, r.parameters::text as parameters_text
from run r join connection c on c.id = r.connection_id
where (:districts::text[] is null or r.district_id = any(:districts::text[]))
  and (:connection::text is null or c.name = :connection)
  and (:state::text is null or r.state = :state)
  and (:before::bigint is null or r.id < :before)
order by r.id desc
limit :limit
