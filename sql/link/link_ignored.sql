-- Records that a person decided not to take.
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
select distinct :run::bigint, :day::date, :entity::smallint, x.sis_id, 'IGNORE', x.passport_id, 'DECISION'
from link_look x
join decision d on d.connection_id = :connection and d.entity = :entity and d.sis_id = x.sis_id
    and d.verdict = 'IGNORE' and d.undone_at is null
