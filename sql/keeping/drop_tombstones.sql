-- Purges a portion of a district's deleted records for good, with their history, and with what people decided about them
-- where nothing else is left of both records. Nothing goes that a live record of a connection, a school's mapping or the
-- change set of a run that may still be committed points at.
with over as materialized (
    select p.entity, p.id, p.sis_id
    from passport_record p
    where p.district_id = :district and p.deleted_at is not null
      and p.deleted_at < :at::timestamptz - (select max(k.tombstones) from kept_days k
                                             where k.district_id = :district) * interval '24 hours'
      and not exists (select from source_record s
                      where s.entity = p.entity and s.passport_id = p.id and s.live and s.entity not in (7, 8))
      and not exists (select from source_record s
                      where s.entity = p.entity and s.passport_id = p.id and s.live and s.linked and s.entity in (7, 8))
      and not exists (select from connection c
                      join source_record s on s.connection_id = c.id and s.entity = p.entity and s.sis_id = p.sis_id
                      where c.district_id = p.district_id and s.live and s.passport_id = p.id)
      and not exists (select from school_mapping m where p.entity = 1 and m.school_id = p.id)
      and not exists (select from run r
                      join change c on c.run_id = r.id
                      where r.district_id = p.district_id and not run_over(r, :at, :resume * interval '1 second')
                        and c.entity = p.entity and c.passport_id = p.id)
    limit :most
), gone as (
    delete from passport_record p using over o
    where p.entity = o.entity and p.id = o.id
    returning p.id
), history as (
    delete from record_history h using over o
    where h.entity = o.entity and h.id = o.id
), about as materialized (
    select d.id, d.entity, d.sis_id, d.other_sis_id
    from decision d
    where d.district_id = :district
      and ((d.entity, d.sis_id) in (select o.entity, o.sis_id from over o)
           or (d.entity, d.other_sis_id) in (select o.entity, o.sis_id from over o))
      and not exists (select from source_record s
                      where s.connection_id = d.connection_id and s.entity = d.entity and s.sis_id = d.sis_id)
      and not exists (select from source_record s
                      where s.connection_id = d.other_connection and s.entity = d.entity and s.sis_id = d.other_sis_id)
), left_of as materialized (
    -- Asked of each record by itself (is true), because the planner would go through all records for each decision.
    select q.entity, q.sis_id
    from passport_record q
    where q.district_id = :district and exists (select from about)
      and ((q.entity, q.sis_id) in (select a.entity, a.sis_id from about a union all select a.entity, a.other_sis_id from about a)) is true
      and not exists (select from over o where o.entity = q.entity and o.id = q.id)
), undecided as (
    delete from decision d
    using about a
    where d.id = a.id
      and not exists (select from left_of l where l.entity = a.entity and l.sis_id = a.sis_id)
      and not exists (select from left_of l where l.entity = a.entity and l.sis_id = a.other_sis_id)
)
select count(*) from gone
