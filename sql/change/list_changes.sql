-- Where the changes of a page lie: of what a run would change or has changed, by entity and SIS ID, after a given change. No
-- document is read or sorted.
select c.ctid::text as place
from change c
where c.run_id = :run
  and (:entity::smallint is null or c.entity = :entity)
  and (:operation::text is null or c.operation = :operation)
  and (:school::text is null or c.school = :school)
  and (:cause::text is null or c.cause = :cause)
  and (:afterEntity::smallint is null
       or (c.entity, c.sis_id, c.passport_id) > (:afterEntity::smallint, :afterSisId::text, :afterPassportId::uuid))
order by c.entity, c.sis_id, c.passport_id
limit :limit
