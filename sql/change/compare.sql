-- What differs between the records of one entity (other than schools) as settled and the hub, with references as
-- passport ids. Those that several records contribute to are merged elsewhere. Each "offset 0" keeps a document from being
-- worked out anew wherever it is named; what an entity has no reference for is not joined.
with effective as (
    select t.sis_id, t.was_live, t.live, t.teaching,
           case when s.restaged and t.was_live and t.cause = 'SOURCE' then 'MERGE' else t.cause end as cause,
           coalesce(b.passport_id, s.passport_id) as passport_id,
           case when s.own = 'K' and t.own <> 'F' then s.document else b.document end as document,
           case when s.own = 'K' and t.own <> 'F' then s.schools else b.schools end as schools,
           case when s.own = 'K' and t.own <> 'F' then s.student else b.student end as student,
           case when s.own = 'K' and t.own <> 'F' then s.staff else b.staff end as staff,
           case when s.own = 'K' and t.own <> 'F' then s.class else b.class end as class,
           case when s.own = 'K' and t.own <> 'F' then s.course else b.course end as course,
           case when s.own = 'K' and t.own <> 'F' then s.calendars else b.calendars end as calendars,
           case when s.own = 'K' and t.own <> 'F' then s.parent else b.parent end as parent,
           case when not t.live then b.schools[1] end as last_school
    from settled t
    left join staged_record s
        on s.run_id = :run and s.day = :day and s.entity = :entity and s.sis_id = t.sis_id
    left join source_record b
        on b.connection_id = :connection and b.entity = :entity and b.sis_id = t.sis_id
    where t.run_id = :run and t.day = :day and t.entity = :entity
      and (t.live or t.was_live)
      and t.sis_id not in (select l.sis_id from staged_link l
                           where l.run_id = :run and l.day = :day and l.entity = :entity
                             and l.outcome in ('LINK', 'REKEY', 'REKEYED', 'SPLIT'))
      -- Over two connections, each compares one half.
      and case :share::int when 1 then hashtext(t.sis_id) < 0 when 2 then hashtext(t.sis_id) >= 0 else true end
    offset 0
),
referring as (
    select e.sis_id, e.was_live, e.live, e.cause, e.passport_id, coalesce(e.last_school, e.schools[1]) as school,
           case when not e.live then null
               -- Nearly all rows: everything that they refer to is there, and no null to be taken out.
               when :entity::int = 8 and school.passport_id is not null and class.passport_id is not null
                    and student.passport_id is not null and e.staff is null then
                   e.document || jsonb_object('{school,class,student}', array[school.passport_id::text,
                       class.passport_id::text, student.passport_id::text])
               when :entity::int = 8 and school.passport_id is not null and class.passport_id is not null
                    and staff.passport_id is not null and e.student is null then
                   e.document || jsonb_object('{school,class,staff}', array[school.passport_id::text,
                       class.passport_id::text, staff.passport_id::text])
               when :entity::int = 7 and school.passport_id is not null
                    and student.passport_id is not null and e.staff is null then
                   e.document || jsonb_object('{school,student}', array[school.passport_id::text,
                       student.passport_id::text])
               when :entity::int = 9 then e.document || jsonb_build_object('relationships',
                   (select coalesce(jsonb_agg(tie || jsonb_build_object('student', r.passport_id)
                                              order by r.passport_id), '[]')
                    from jsonb_array_elements(e.document -> 'relationships') tie
                    -- One by one through the index: a hash of all students would be made for every contact.
                    cross join lateral (select one.passport_id from reference one
                                        where one.entity = 5 and one.sis_id = tie ->> 'student'
                                        limit 1) r))
               else jsonb_strip_nulls(e.document || case :entity::int
                   when 2 then jsonb_build_object('parent', parent.passport_id)
                   when 3 then jsonb_build_object('school', school.passport_id)
                   when 4 then jsonb_build_object('school', school.passport_id, 'course', course.passport_id, 'calendars',
                       case when e.calendars is not null then
                           (select coalesce(jsonb_agg(distinct r.passport_id), '[]')
                            from reference r where r.entity = 2 and r.sis_id = any (e.calendars)) end)
                   when 7 then jsonb_build_object('school', school.passport_id, 'student', student.passport_id,
                                                  'staff', staff.passport_id)
                   when 8 then jsonb_build_object('school', school.passport_id, 'class', class.passport_id,
                                                  'student', student.passport_id, 'staff', staff.passport_id)
                   -- Where the one that is named is not in the hub: that of the hub, else the smallest SIS ID.
                   else jsonb_build_object('primarySchool', case when main.passport_id is not null then main.passport_id else
                           (select r.passport_id
                            from reference r
                            left join passport_record p on p.entity = :entity and p.id = e.passport_id and p.deleted_at is null
                                 and p.document ->> 'primarySchool' = r.passport_id::text
                            where r.entity = 1 and r.sis_id = any (e.schools)
                            order by p.id is null, r.sis_id collate "C"
                            limit 1) end, 'schools',
                       case when e.schools is not null then
                           (select coalesce(jsonb_agg(distinct r.passport_id), '[]')
                            from reference r where r.entity = 1 and r.sis_id = any (e.schools)) end,
                       'teaching', case when :entity::int = 6 then coalesce(e.teaching, false) end)
                   end) end as document
    from effective e
    left join reference school
        on :entity::int in (3, 4, 7, 8) and school.entity = 1 and school.sis_id = e.document ->> 'school'
    left join reference main
        on :entity::int in (5, 6) and main.entity = 1 and main.sis_id = e.document ->> 'primarySchool'
    left join reference parent on :entity::int = 2 and parent.entity = 2 and parent.sis_id = e.parent
    left join reference course on :entity::int = 4 and course.entity = 3 and course.sis_id = e.course
    left join reference class on :entity::int = 8 and class.entity = 4 and class.sis_id = e.class
    left join reference student on :entity::int in (7, 8) and student.entity = 5 and student.sis_id = e.student
    left join reference staff on :entity::int in (7, 8) and staff.entity = 6 and staff.sis_id = e.staff
    where :entity::int <> 1
    offset 0
),
compared as (
    select c.sis_id, c.passport_id, c.cause, c.school, p.version, p.deleted_at, p.document as before,
           -- What is live by the baseline and not in the hub comes back.
           case when not c.live then 'DELETE'
                when c.was_live and p.id is not null and p.deleted_at is null then 'UPDATE'
                else 'CREATE' end as operation,
           case when cardinality(:kept::text[]) > 0 and c.live and p.deleted_at is null then
               c.document || (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(p.document) e
                              where e.key = any (:kept::text[]) and c.document -> e.key is null)
               else c.document end as after
    from referring c
    left join passport_record p on p.entity = :entity and p.id = c.passport_id
    where c.passport_id not in (select m.passport_id from shared m where m.entity = :entity)
    offset 0
)
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after)
select :run, :entity, c.sis_id, c.passport_id, c.operation,
       case when c.operation = 'CREATE' and c.deleted_at is not null then 'REVIVED'
            when cardinality(:moved::text[]) > 0 and c.operation = 'UPDATE' and c.cause = 'SOURCE'
                 and c.before - :moved::text[] = c.after - :moved::text[] then 'MAPPING'
            else c.cause end,
       c.school, c.version, case when c.deleted_at is null then c.before end,
       case when c.operation <> 'DELETE' then c.after end
from compared c
where case c.operation
          when 'CREATE' then c.before is null or c.deleted_at is not null
          when 'UPDATE' then c.before is distinct from c.after
          else c.before is not null and c.deleted_at is null
      end
