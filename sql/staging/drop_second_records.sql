-- The same record read twice with different content: the last page wins.
delete from staged_record r
using (select ctid, row_number() over (partition by entity, sis_id order by page desc, hash desc) as place
       from staged_record
       where run_id = :run and day = :day and own <> 'A' and slice <> ''
         and (entity, sis_id) in (select entity, sis_id from staged_record
                                  where run_id = :run and day = :day and own <> 'A' and slice <> ''
                                  group by entity, sis_id having count(*) > 1)) twice
where r.run_id = :run and r.day = :day and r.ctid = twice.ctid and twice.place > 1
