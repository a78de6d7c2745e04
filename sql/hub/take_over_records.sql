-- What was taken over from connections that are retired is no longer theirs.
delete from source_record o
using connection c, staged_link l
where l.run_id = :run and l.day = :day and l.outcome = 'LINK'
  and o.entity = l.entity and o.passport_id = l.passport_id and o.connection_id <> :connection
  and c.id = o.connection_id and c.district_id = :district and c.state = 'RETIRED'
