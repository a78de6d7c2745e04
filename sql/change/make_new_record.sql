-- Each record that may have moved, as it is to stand in the hub.
create temp table new_record on commit drop as
select t.entity, t.sis_id, t.was_live, t.live, t.cause, e.passport_id, e.schools[1] as school,
       case when t.live then
           (e.document - array['school', 'schools', 'primarySchool', 'district', 'parent', 'course', 'class',
                               'calendars', 'student', 'staff', 'relationships', 'teaching'])
           || jsonb_strip_nulls(jsonb_build_object(
               'school', school.passport_id, 'primarySchool', main.passport_id, 'district', office.passport_id,
               'parent', parent.passport_id, 'course', course.passport_id, 'class', class.passport_id,
               'student', student.passport_id, 'staff', staff.passport_id))
           || case when e.schools is null or t.entity not in (5, 6) then '{}'::jsonb else
               (select jsonb_build_object('schools', coalesce(jsonb_agg(r.passport_id order by r.passport_id), '[]'))
                from reference r where r.entity = 1 and r.sis_id = any (e.schools)) end
           || case when e.calendars is null then '{}'::jsonb else
               (select jsonb_build_object('calendars', coalesce(jsonb_agg(r.passport_id order by r.passport_id), '[]'))
                from reference r where r.entity = 2 and r.sis_id = any (e.calendars)) end
           || case when t.entity <> 9 then '{}'::jsonb else
               (select jsonb_build_object('relationships', coalesce(
                    jsonb_agg(tie || jsonb_build_object('student', r.passport_id) order by r.passport_id), '[]'))
                from jsonb_array_elements(e.document -> 'relationships') tie
                join reference r on r.entity = 5 and r.sis_id = tie ->> 'student') end
           || case when t.entity <> 6 then '{}'::jsonb else
               jsonb_build_object('teaching', coalesce(e.document -> 'roles' @> '["teacher"]', false)
                                              or t.sis_id in (select sis_id from teaching)) end
       end as document
from settled t
join effective_of_settled e on e.entity = t.entity and e.sis_id = t.sis_id
left join reference school on school.entity = 1 and school.sis_id = e.document ->> 'school'
left join reference main on main.entity = 1 and main.sis_id = e.document ->> 'primarySchool'
left join reference office on office.entity = 1 and office.sis_id = e.document ->> 'district'
left join reference parent on parent.entity = 2 and parent.sis_id = e.parent
left join reference course on course.entity = 3 and course.sis_id = e.course
left join reference class on class.entity = 4 and class.sis_id = e.class
left join reference student on student.entity = 5 and student.sis_id = e.student
left join reference staff on staff.entity = 6 and staff.sis_id = e.staff
where t.run_id = :run and t.day = :day
