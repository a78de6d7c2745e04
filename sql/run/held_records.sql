-- The live records that rest on a connection, per entity, and those that rest on no other of its district.
with others as (
    select distinct o.entity, o.passport_id
    from connection own
    join connection c on c.district_id = own.district_id and c.id <> own.id
    join source_record o on o.connection_id = c.id and o.live
    where own.id = :connection
)
select b.entity, count(*) as held, count(*) - count(o.passport_id) as alone
from source_record b
left join others o on o.entity = b.entity and o.passport_id = b.passport_id
where b.connection_id = :connection and b.live
group by b.entity
order by b.entity
