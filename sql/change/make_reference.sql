-- The passport ids of everything live that records may refer to.
create temp table reference on commit drop as
select s.entity, s.sis_id, coalesce(b.passport_id, s.passport_id) as passport_id
from settled t
join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
left join source_record b on b.connection_id = :connection and b.entity = s.entity and b.sis_id = s.sis_id
where t.run_id = :run and t.day = :day and t.live and t.entity between 1 and 6
union all
select b.entity, b.sis_id, b.passport_id
from source_record b
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id
left join settled t on t.run_id = :run and t.day = :day and t.entity = b.entity and t.sis_id = b.sis_id
where b.connection_id = :connection and b.entity between 1 and 6 and s.sis_id is null and coalesce(t.live, b.live)
