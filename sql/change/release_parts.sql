-- The parts of what goes by order, and where everything does, those that belong to nobody too.
insert into staged_absent (run_id, day, entity, sis_id, part)
select :run, :day, p.entity, p.sis_id, p.part
from source_part p
where p.connection_id = :connection
  and (:all or exists (select from staged_record s
                       where s.run_id = :run and s.day = :day and s.entity = p.entity and s.sis_id = p.sis_id))
