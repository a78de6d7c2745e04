-- Lets the records that are set aside stay out though nothing of them was staged.
delete from settled t
where t.run_id = :run and t.day = :day and t.live and not t.was_live
  and exists (select from settled a
              where a.run_id = :aside and a.day = :day and a.entity = t.entity and a.sis_id = t.sis_id and not a.was_live)
