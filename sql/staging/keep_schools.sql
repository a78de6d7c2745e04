-- No school is deleted because it is gone from the list alone; one that is not mapped any more may go.
delete from staged_absent a
where a.run_id = :run and a.day = :day and a.entity = 1
  and a.sis_id in (select sis_id from lost_school where run_id = :run)
