-- Records that stand as they did, but whose school feeds another hub school than before.
insert into settled (run_id, day, entity, sis_id, own, was_live, live, cause, moved, in_time, teaching)
select :run, :day, b.entity, b.sis_id, b.own, true, true, 'MERGE', false, b.in_time, b.teaching
from source_record b
where b.connection_id = :connection and b.entity between 1 and 8 and b.live and b.document is not null
  and (b.schools && (select array_agg(k.sis_id)
                     from run_school m
                     join source_record k
                         on k.connection_id = :connection and k.entity = 1 and k.sis_id = :prefix || m.source_id
                     where m.run_id = :run and m.school_id is not null and k.passport_id <> m.school_id))
  and not exists (select from settled t
                  where t.run_id = :run and t.day = :day and t.entity = b.entity and t.sis_id = b.sis_id)
