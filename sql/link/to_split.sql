-- Records that belong to one passport record with another, though a person decided that they are different people.
select distinct on (x.sis_id) x.sis_id, d.id as decision, case when x.was_live then x.passport_id end as left_id
from link_look x
join decision d on d.entity = :entity and d.verdict = 'DIFFERENT' and d.undone_at is null
    and d.connection_id = :connection and d.sis_id = x.sis_id
join source_record o on o.entity = :entity and o.connection_id = d.other_connection and o.sis_id = d.other_sis_id
    and o.live and o.passport_id = x.passport_id
where not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id)
order by x.sis_id, d.id desc
