-- All hashes the baseline remembers of a connection, packed sixteen bytes each, in 256 portions; and how many of these records
-- are school enrollments (7) and enrollments (8) that are kept and outside their dates.
select get_byte(uuid_send(hash), 15) as portion, string_agg(uuid_send(hash), '') as hashes,
       count(*) filter (where entity = 7 and untimely) as untimely_school_enrollments,
       count(*) filter (where entity = 8 and untimely) as untimely_enrollments
from (select hash, entity, false as untimely from source_part where connection_id = :connection
      union all
      select hash, entity, own = 'K' and not live and not in_time
      from source_record
      where connection_id = :connection and entity not in (5, 6, 9)) remembered
group by portion
