-- One that is proven absent and one that is new, with one key, are the same under a new SIS ID.
-- Who is gone is looked up by the key, and who else has that passport record by it (+ 0), however few records
-- the planner takes the connection to have.
with come as (
    select k.key, min(k.sis_id) as sis_id from link_key k
    where k.domain = :domain and k.stands = 'LOOKED' and not k.was_live
    group by k.key having count(*) = 1
),
pair as materialized (
    select c.sis_id as new_id, g.sis_id as old_id, g.passport_id
    from come c
    cross join lateral (select min(k.sis_id) as sis_id, (array_agg(k.passport_id))[1] as passport_id from link_key k
                        where k.domain = :domain and k.key = c.key and k.stands = 'ABSENT'
                        having count(*) = 1) g
    where not exists (select from link_key z where z.domain = :domain and z.key = c.key
                        and (z.stands = 'STANDING' or z.stands = 'LOOKED' and z.was_live))
      and c.sis_id not in (select l.sis_id from staged_link l where l.run_id = :run and l.day = :day and l.entity = :entity)
      and g.sis_id not in (select l.sis_id from staged_link l where l.run_id = :run and l.day = :day and l.entity = :entity)
      and not decided_apart_from(:entity::smallint, :connection, c.sis_id, g.passport_id)
      and g.passport_id not in (select l.passport_id from staged_link l
                                where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome in ('LINK', 'REKEY'))
      and (:entity in (7, 8)
           or (select true from source_record b
               where b.connection_id + 0 = :connection and b.entity = :entity and b.live
                 and b.passport_id = g.passport_id and b.sis_id <> g.sis_id
                 and not exists (select from settled t
                                 where t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = b.sis_id
                                   and not t.live and (t.own in ('A', 'E') or not :stays))
               limit 1) is null)
      and not exists (select from link_key a
                      join link_key b on b.domain = a.domain and b.sis_id = g.sis_id and b.stands = 'ABSENT'
                      where a.sis_id = c.sis_id and a.stands in ('LOOKED', 'YIELDS') and a.domain = any (:identifiers::int[]) and a.domain < :domain
                        and a.key <> b.key)
)
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
select :run::bigint, :day::date, :entity::smallint, p.new_id, 'REKEY', p.passport_id, :why from pair p
union all
select :run, :day, :entity, p.old_id, 'REKEYED', p.passport_id, :why from pair p
