-- The live records that rest on a connection, per entity, and those that rest on no other.
select b.entity, count(*) as held,
       count(*) filter (where not exists (select from source_record other
                                          where other.entity = b.entity and other.passport_id = b.passport_id
                                            and other.live and other.connection_id <> :connection)) as alone
from source_record b
where b.connection_id = :connection and b.live
group by b.entity
order by b.entity
