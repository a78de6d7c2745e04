-- Lets records stay that would leave without anything having been staged of them.
delete from settled t
where t.run_id = :run and t.day = :day and t.was_live and not t.live
  and not exists (select from staged_link l
                  join staged_link n on n.run_id = :run and n.day = :day and n.entity = l.entity
                      and n.passport_id = l.passport_id and n.outcome = 'REKEY'
                  join settled g on g.run_id = :run and g.day = :day and g.entity = n.entity
                      and g.sis_id = n.sis_id and g.live
                  where l.run_id = :run and l.day = :day and l.entity = t.entity and l.sis_id = t.sis_id and l.outcome = 'REKEYED')
