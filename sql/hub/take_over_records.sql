-- What was taken over from connections that are retired is no longer theirs.
delete from source_record o
using connection c, taken_over(:run, :day, :connection) k
where o.entity = k.entity and o.passport_id = k.passport_id and o.connection_id <> :connection
  and c.id = o.connection_id and c.district_id = :district and c.state = 'RETIRED'
