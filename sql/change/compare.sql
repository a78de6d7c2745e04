-- What differs between the records as settled and the hub, with references as passport ids.
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after)
select :run, c.entity, c.sis_id, c.passport_id, c.operation,
       case when c.operation = 'CREATE' and p.deleted_at is not null then 'REVIVED' else c.cause end,
       c.school, p.version, case when p.deleted_at is null then p.document end,
       case when c.operation <> 'DELETE' then c.document end
from (select n.*,
             case when not n.live then 'DELETE' when n.was_live then 'UPDATE' else 'CREATE' end as operation
      from new_record n
      where n.live or n.was_live) c
left join passport_record p on p.entity = c.entity and p.id = c.passport_id
where case c.operation
          when 'CREATE' then p.id is null or p.deleted_at is not null
          when 'UPDATE' then p.document is distinct from c.document
          else p.deleted_at is null and not exists (
              select from source_record other
              where c.entity = 1 and other.entity = 1 and other.passport_id = c.passport_id and other.live
                and (other.connection_id, other.sis_id) <> (:connection, c.sis_id)
                and not exists (select from settled t
                                where t.run_id = :run and t.day = :day and t.entity = 1 and t.sis_id = other.sis_id
                                  and other.connection_id = :connection and not t.live))
      end
