-- Sets aside the records that would come by a replay although a later upload did not have them or said that they are
-- over, or although the replayed pages do not have them.
update settled t
set run_id = :aside
where t.run_id = :run and t.day = :day and t.live and not t.was_live
  and not exists (select from source_record b
                  where b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id and b.own <> 'E'
                    and case when t.entity in (5, 6, 9) then
                            exists (select from staged_part s
                                    where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id)
                            or exists (select from source_part p
                                       where p.connection_id = :connection and p.entity = t.entity and p.sis_id = t.sis_id
                                         and p.hash not in (select u.hash from unseen u))
                        else
                            exists (select from staged_record s
                                    where s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
                                      and s.own <> 'A')
                            or b.hash not in (select u.hash from unseen u)
                        end)
