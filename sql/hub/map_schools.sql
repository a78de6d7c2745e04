-- School mappings that this run proposed, for good; not those of schools that stay where they are while deletion is disabled.
insert into school_mapping (connection_id, source_id, school_id, mapped_as, run_id)
select :connection, m.source_id, m.school_id, m.mapped_as, :run
from run_school m
where m.run_id = :run and m.school_id is not null
  and :prefix || m.source_id not in (select l.sis_id from staged_link l
                                     where l.run_id = -(:run::bigint) and l.day = :day and l.entity = 1)
on conflict (connection_id, source_id) do update
set school_id = excluded.school_id, mapped_as = excluded.mapped_as, run_id = excluded.run_id
where (school_mapping.school_id, school_mapping.mapped_as) is distinct from (excluded.school_id, excluded.mapped_as)
