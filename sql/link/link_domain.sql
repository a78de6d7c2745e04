-- Records that one passport record of other connections has the key of, and no other record of this connection.
-- Who has a passport record is looked up by it (+ 0), however few records the planner takes the connection to have; whose
-- edge it is, by the SIS ID or among those that are linked.
with leaving as materialized (
    select t.sis_id from settled t
    where t.run_id = :run and t.day = :day and t.entity = :entity and not t.live and (t.own in ('A', 'E') or not :stays)
),
looked as materialized (
    select k.*
    from link_key k
    where k.domain = :domain and k.stands = 'LOOKED'
      and k.sis_id not in (select l.sis_id from staged_link l where l.run_id = :run and l.day = :day and l.entity = :entity)
      and (not k.was_live
           or k.sis_id in (select x.sis_id from link_look x where x.strays)
           or k.passport_id not in (select h.passport_id from source_record h
                                    where h.connection_id = any (:others::int[]) and h.entity = :entity and h.live))
      and not exists (select from link_key z
                      where z.domain = :domain and z.key = k.key and z.stands in ('LOOKED', 'STANDING') and z.sis_id <> k.sis_id
                        and z.sis_id not in (select l.sis_id from staged_link l
                                             where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome = 'IGNORE')
                        and (z.stands <> 'LOOKED'
                             or z.sis_id not in (select l.sis_id from staged_link l
                                                 where l.run_id = :run and l.day = :day and l.entity = :entity
                                                   and l.outcome = 'HOLD')))
),
claimed as materialized (
    select l.passport_id, bool_or(l.sis_id not in (select y.sis_id from link_look y where not y.stands)) as stands
    from staged_link l
    where l.run_id = :run and l.day = :day and l.entity = :entity and l.outcome in ('LINK', 'REKEY')
    group by l.passport_id
),
candidate as materialized (
    select x.sis_id, x.was_live, x.passport_id as own_id, o.passport_id, o.connection_id as other_connection, o.sis_id as other_sis_id,
           exists (select from source_record b
                   where b.connection_id + 0 = :connection and b.entity = :entity and b.live and b.passport_id = o.passport_id
                     and b.sis_id <> x.sis_id and (:entity not in (7, 8) or b.linked)
                     and b.sis_id not in (select g.sis_id from leaving g))
           or :entity in (7, 8)
              and exists (select from source_record b
                          where b.connection_id = :connection and b.entity = :entity and b.sis_id = o.sis_id and b.live
                            and b.passport_id = o.passport_id and b.sis_id <> x.sis_id
                            and b.sis_id not in (select g.sis_id from leaving g))
           or d.passport_id is not null and (d.stands or x.rank = 3) as taken,
           exists (select from link_key a
                   join link_key b on b.domain = a.domain and b.connection_id = o.connection_id and b.sis_id = o.sis_id
                   where a.sis_id = x.sis_id and a.connection_id = :connection and a.stands in ('LOOKED', 'YIELDS')
                     and a.domain = any (:identifiers::int[]) and a.domain < :domain and a.key <> b.key) as another
    from looked x
    join link_key o on o.domain = :domain and o.key = x.key and o.stands = 'OTHER'
    left join claimed d on d.passport_id = o.passport_id
    where not decided_apart_from(:entity::smallint, :connection, x.sis_id, o.passport_id)
),
judged as materialized (
    select c.sis_id, c.was_live, c.own_id, (min(c.passport_id::text) filter (where not c.another))::uuid as passport_id,
           coalesce(bool_or(c.taken) filter (where not c.another), false) as taken,
           count(distinct c.passport_id) filter (where not c.another) as candidates
    from candidate c
    group by c.sis_id, c.was_live, c.own_id
),
fitting as materialized (
    select j.* from (select one.*, count(*) over (partition by one.passport_id) as claimants
                     from judged one where one.candidates = 1 and not one.taken) j
    where j.claimants = 1
),
linked as (
    insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
    select :run, :day, :entity, f.sis_id, 'LINK', f.passport_id, case when f.was_live then f.own_id end, :why
    from fitting f
)
insert into link_unsure (sis_id, domain, candidates, other_connection, other_sis_id)
select distinct on (j.sis_id) j.sis_id, :domain::int, j.candidates, c.other_connection, c.other_sis_id
from judged j
join candidate c on c.sis_id = j.sis_id
where j.sis_id not in (select f.sis_id from fitting f) and :domain > 0
order by j.sis_id, c.another, c.other_connection, c.other_sis_id collate "C"
