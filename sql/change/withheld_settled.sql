-- Sets aside the records that would leave; what goes on under a new SIS ID does not.
update settled t
set run_id = :aside
where t.run_id = :run and t.day = :day and t.was_live and not t.live
  and not exists (select from staged_link l
                  where l.run_id = :run and l.day = :day and l.entity = t.entity and l.sis_id = t.sis_id and l.outcome = 'REKEYED')
