-- Which of some records are not live in a district, by their places in the list.
select n.place
from unnest(:entities::smallint[], :ids::uuid[]) with ordinality as n (entity, id, place)
where not exists (select from passport_record p
                  where p.entity = n.entity and p.id = n.id and p.district_id = :district and p.deleted_at is null)
order by n.place
