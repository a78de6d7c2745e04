-- How many records of some entities are live at each school; a query by itself, so that the server may share it out.
select b.entity, b.schools[1] as school, count(*) as records
from source_record b
where b.connection_id = :connection and b.live and b.entity = any (:entities::smallint[]) and b.schools[1] is not null
group by b.entity, b.schools[1]
