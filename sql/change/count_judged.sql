-- People are judged as a whole, after their rows were counted: moves those that did not pass out of the kept, and no more than
-- these: where absence proves nothing, nobody knows which of those that are as remembered were read.
update run_count c
set kept = greatest(0, c.kept - judged.held - judged.outside), held_back = c.held_back + least(c.kept, judged.held),
    out_of_scope = c.out_of_scope + least(greatest(0, c.kept - judged.held), judged.outside)
from (select r.entity, count(*) filter (where r.own = 'H') as held, count(*) filter (where r.own = 'O') as outside
      from (select s.entity, s.sis_id, s.own
            from staged_record s
            where s.run_id = :run and s.day = :day and s.entity = any (:entities::smallint[])
            union all
            select b.entity, b.sis_id, b.own
            from source_record b
            where b.connection_id = :connection and b.entity = any (:entities::smallint[]) and b.own in ('H', 'O')
              and not exists (select from staged_record s
                              where s.run_id = :run and s.day = :day and s.entity = b.entity and s.sis_id = b.sis_id)
           ) r
      join unnest(:entities::smallint[], :mainParts::text[]) as main (entity, part) on main.entity = r.entity
      where r.own in ('H', 'O')
        and (exists (select from staged_part p
                     where p.run_id = :run and p.day = :day and p.entity = r.entity and p.sis_id = r.sis_id
                       and split_part(p.part, '@', 1) = main.part and p.own = 'K')
             or exists (select from source_part k
                        where k.connection_id = :connection and k.entity = r.entity and k.sis_id = r.sis_id
                          and split_part(k.part, '@', 1) = main.part and k.own = 'K'
                          and not exists (select from staged_part p
                                          where p.run_id = :run and p.day = :day and p.entity = k.entity
                                            and p.sis_id = k.sis_id and p.part = k.part)))
      group by r.entity) judged
where c.run_id = :run and c.school = '' and c.entity = judged.entity
