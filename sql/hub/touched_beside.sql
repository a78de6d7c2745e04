-- Whether a run has read parts that are not as remembered, whether it found parts absent or schools lost, whether it may take
-- records over from a retired connection or lets such leave, and whether there are edits in its district.
with retired as materialized (
    select exists (select from connection c
                   where c.district_id = :district and c.state = 'RETIRED'
                     and exists (select from source_record o where o.connection_id = c.id)) as hold
)
select exists (select from staged_part where run_id = :run and day = :day) as read,
       exists (select from staged_absent where run_id = :run and day = :day) as absent,
       exists (select from lost_school where run_id = :run) as lost,
       retired.hold
           and (exists (select from staged_link where run_id = :run and day = :day and outcome = 'LINK')
                or exists (select from settled where run_id = :run and day = :day and live and not was_live)) as taking,
       retired.hold and exists (select from change c
                                where c.run_id = :run and c.operation = 'DELETE' and c.cause = 'PARENT') as leaving,
       exists (select from connection where district_id = :district and application = 'passport') as edited
from retired
