-- What left and is proven absent is no longer part of the last upload.
delete from source_record b
using staged_record s
where s.run_id = :run and s.day = :day and s.entity = :entity and s.own = 'A'
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = s.sis_id
