-- All hashes the baseline remembers of a connection, packed sixteen bytes each, in 256 portions.
select get_byte(uuid_send(hash), 15) as portion, string_agg(uuid_send(hash), '') as hashes
from (select hash from source_part where connection_id = :connection
      union all
      select hash from source_record
      where connection_id = :connection and entity not in (5, 6, 9)) remembered
group by portion
