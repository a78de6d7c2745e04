-- What is past its dates only by rules that are not those of the last commit is filtered out by them: no date that was live
-- has passed.
update settled t
set cause = 'FILTER'
where t.run_id = :run and t.day = :day and t.was_live and not t.live
  and (t.cause = 'DATE'
          and (t.entity = any (:anew::smallint[]) or t.own = 'O' and t.entity = any (:reshaped::smallint[]))
       or t.cause = 'SOURCE' and t.entity = any (:anew::smallint[]) and not t.in_time and t.own in ('K', 'H')
          and not exists (select from staged_record s
                          where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id))
