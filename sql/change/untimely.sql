-- School enrollments and enrollments of the baseline that are kept and outside their dates.
select entity, count(*) as records
from source_record
where connection_id = :connection and entity in (7, 8) and own = 'K' and not live and not in_time
group by entity
