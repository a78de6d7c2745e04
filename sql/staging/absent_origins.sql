-- The rows of the SIS that candidate deletes of some kinds of part came from; a tie is not asked for where its contact is.
select b.origin
from staged_absent a
join source_part b on b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id and b.part = a.part
join unnest(:entities::smallint[], :parts::text[]) as kind (entity, part)
    on kind.entity = a.entity and kind.part = split_part(a.part, '@', 1)
where a.run_id = :run and a.day = :day and not a.row_read
  and not (a.entity = 9 and strpos(a.part, '@') > 0
           and exists (select from staged_absent contact
                       join unnest(:entities::smallint[], :parts::text[]) as asked (entity, part)
                           on asked.entity = contact.entity and asked.part = contact.part
                       where contact.run_id = :run and contact.day = :day and not contact.row_read
                         and contact.entity = 9 and contact.sis_id = a.sis_id))
union
select b.origin
from staged_absent a
join source_record b on b.connection_id = :connection and b.entity = a.entity and b.sis_id = a.sis_id
join unnest(:entities::smallint[], :parts::text[]) as kind (entity, part) on kind.entity = a.entity
where a.run_id = :run and a.day = :day and not a.row_read and a.entity not in (5, 6, 9)
  and coalesce(b.resource, :resource) = :resource
