-- Records that a person decided to be the same as another one, which is live.
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
select distinct on (x.sis_id) :run::bigint, :day::date, :entity::smallint, x.sis_id, 'LINK', o.passport_id,
       case when x.was_live then x.passport_id end, 'DECISION'
from link_look x
join decision d on d.connection_id = :connection and d.entity = :entity and d.sis_id = x.sis_id
    and d.verdict = 'SAME' and d.undone_at is null
join source_record o on o.connection_id = d.other_connection and o.entity = :entity and o.sis_id = d.other_sis_id and o.live
where (o.passport_id <> x.passport_id or not x.kept)
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
  and not exists (select from staged_record s
                  where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = o.sis_id
                    and o.connection_id = :connection and s.own in ('A', 'E'))
order by x.sis_id, d.id desc
