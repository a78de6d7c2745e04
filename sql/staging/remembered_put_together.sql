-- Puts together all hashes that the baseline remembers of a connection, sixteen bytes each, in 256 portions.
insert into remembered_hash (connection_id, portion, hashes)
select :connection, get_byte(uuid_send(hash), 15), string_agg(uuid_send(hash), '')
from (select hash from source_part where connection_id = :connection
      union all
      select hash from source_record
      where connection_id = :connection and entity not in (5, 6, 9)) remembered
group by get_byte(uuid_send(hash), 15)
