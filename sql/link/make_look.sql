-- The records of an entity that may belong to another passport record now than they did: new, changed, come back, held out
-- before, live by their dates or by others from now on, decided about, open as duplicates, or all. Whose link stays is kept:
-- who is live, and who is not though nobody left it out, unless another of this connection has come to belong where it did.
-- Who stands will be live as far as nobody is held out. Who has a passport record is looked up by it (+ 0), however few
-- records the planner takes the connection to have.
create temp table link_look on commit drop as
with look as (
    select s.sis_id, coalesce(b.live, false) as was_live, coalesce(b.passport_id, s.passport_id) as passport_id, true as staged,
           s.document, b.document as was_document, s.schools, s.student, s.staff, s.class, b.last_cause
    from staged_record s
    left join source_record b on b.connection_id = :connection and b.entity = :entity and b.sis_id = s.sis_id
    where s.run_id = :run and s.day = :day and s.entity = :entity and s.own = 'K'
    union all
    select b.sis_id, b.live, b.passport_id, false, b.document, b.document, b.schools, b.student, b.staff, b.class, b.last_cause
    from source_record b
    where b.connection_id = :connection and b.entity = :entity and b.own = 'K'
      and not exists (select from staged_record s
                      where s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = b.sis_id)
      and (b.live and :everything
           or not b.live and b.last_cause = 'DUPLICATE'
           or not b.live and :judged and b.sis_id in (select t.sis_id from settled t
                                                      where t.run_id = :run and t.day = :day and t.entity = :entity and t.live)
           or b.sis_id in (select d.sis_id from decision d where d.connection_id = :connection and d.entity = :entity)
           or b.sis_id in (select i.sis_id from issue i
                           where i.connection_id = :connection and i.entity = :entity and i.stage = 'link'
                             and i.closed_run is null and i.other_sis_id is not null)
           or b.live and b.sis_id in (select i.other_sis_id from issue i
                                      where i.connection_id = :connection and i.entity = :entity and i.stage = 'link'
                                        and i.closed_run is null and i.other_connection = :connection))
)
select x.*,
       x.was_live
           or x.was_document is not null
              and (:entity in (7, 8)
                   or x.last_cause is distinct from 'DUPLICATE'
                      and not (x.last_cause is not distinct from 'FILTER'
                               and exists (select from decision d
                                           where d.connection_id = :connection and d.entity = :entity and d.sis_id = x.sis_id
                                             and d.verdict = 'IGNORE'))
                      and not exists (select from source_record z
                                      where z.connection_id + 0 = :connection and z.entity = :entity and z.live
                                        and z.passport_id = x.passport_id and z.sis_id <> x.sis_id
                                        and not exists (select from decision d
                                                        where d.connection_id = :connection and d.entity = :entity
                                                          and d.other_connection = :connection and d.verdict = 'SAME'
                                                          and (d.sis_id, d.other_sis_id)
                                                              in ((x.sis_id, z.sis_id), (z.sis_id, x.sis_id))))) as kept,
       false as strays,
       not :judged or coalesce(t.live, x.was_live) or x.was_live and :stays as stands
from look x
left join settled t on t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = x.sis_id
