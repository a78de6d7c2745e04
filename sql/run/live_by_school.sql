-- Live records that a connection has at each of its schools; one known at several counts at each.
select school, count(*) as records
from source_record b cross join unnest(b.schools) as school
where b.connection_id = :connection and b.live and b.entity <> 1
group by school
