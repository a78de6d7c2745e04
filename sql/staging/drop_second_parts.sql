-- The same part read twice with different content: the last page wins.
delete from staged_part p
using (select ctid, row_number() over (partition by entity, sis_id, part order by page desc, hash desc) as place
       from staged_part
       where run_id = :run and day = :day
         and (entity, sis_id, part) in (select entity, sis_id, part from staged_part
                                        where run_id = :run and day = :day
                                        group by entity, sis_id, part having count(*) > 1)) twice
where p.run_id = :run and p.day = :day and p.ctid = twice.ctid and twice.place > 1
