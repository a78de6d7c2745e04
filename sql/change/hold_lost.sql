-- What was known at lost schools only, or of people at one at least, and now names none of ours stays in its last good version,
-- and is looked at again in each run: the SIS may have stopped telling where it is. Who named no school is at the district office.
with lost as (
    select array_agg(sis_id) as schools from lost_school where run_id = :run
),
office as (
    select array_agg(b.sis_id) as schools
    from source_record b
    where b.connection_id = :connection and b.entity = 1 and b.live and b.document ->> 'type' = 'district'
)
update settled t
set own = 'F', live = true, cause = 'SOURCE', moved = false, in_time = b.in_time, teaching = b.teaching
from source_record b, lost, office
where t.run_id = :run and t.day = :day and t.entity = :entity
  and t.own = 'O' and t.cause = 'SCHOOL_MAPPING' and t.was_live and not t.live
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = t.sis_id
  and case when :entity::int in (5, 6) then
               case when cardinality(b.schools) > 0 then b.schools else office.schools end && lost.schools
           else cardinality(b.schools) > 0 and b.schools <@ lost.schools end
