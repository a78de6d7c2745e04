-- Changes of one entity whose passport record is no longer the one they were computed from, and those of
-- records that were left behind by a retired connection which has come back.
select count(*)
from change c
left join passport_record p on p.entity = :entity and p.id = c.passport_id
where c.run_id = :run and c.entity = :entity and not c.withheld
  and (p.version is distinct from c.version
       or c.cause = 'PARENT' and c.operation = 'DELETE' and c.after is null and c.school is null
          and exists (select from run r
                      join connection k
                          on k.district_id = r.district_id and k.id <> r.connection_id and k.state <> 'RETIRED'
                      join source_record o
                          on o.connection_id = k.id and o.entity = c.entity and o.sis_id = c.sis_id and o.live
                      where r.id = :run and o.passport_id = c.passport_id))
