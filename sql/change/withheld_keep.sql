-- Lets records stay that would leave without anything having been staged of them.
delete from settled t
where t.run_id = :run and t.day = :day and t.was_live and not t.live
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = t.entity and l.sis_id = t.sis_id and l.outcome = 'REKEYED')
