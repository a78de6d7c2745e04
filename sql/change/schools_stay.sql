-- While deletion is disabled, a school goes on feeding the hub school that it feeds, where nobody else would any more. Where
-- the definition wants it is set aside under the negative number of the run. Who stays feeds no other one, which may make more
-- of them stay.
with feeding as materialized (
    select e.sis_id, m.source_id, e.was_live, e.passport_id as left_id, coalesce(m.school_id, e.passport_id) as hub_id
    from effective_record(:run, :connection, 1::smallint) e
    left join run_school m on m.run_id = :run and :prefix || m.source_id = e.sis_id
    where e.was_live or e.own = 'K'
),
staying as materialized (
    select f.*
    from feeding f
    where f.was_live and f.hub_id <> f.left_id
      and not exists (select from feeding x where x.hub_id = f.left_id)
      and not exists (select from source_record other
                      where other.entity = 1 and other.passport_id = f.left_id and other.live
                        and other.connection_id <> :connection)
),
wanted as (
    insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
    select -(:run::bigint), :day, 1, t.sis_id, 'LINK', t.hub_id, t.left_id, 'MAPPING' from staying t
)
update run_school m
set school_id = t.left_id
from staying t
where m.run_id = :run and m.source_id = t.source_id
