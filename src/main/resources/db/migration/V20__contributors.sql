-- Whose SIS IDs a record goes by: all that contribute to it, enrollments too; edits in the hub go by a Passport ID, which is none.
-- An enrollment that is not linked goes by the SIS ID that its Passport ID follows from, so no index by passport_id is needed.

create or replace view hub.school with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       p.slug,
       (p.document ->> 'district')::uuid                                         as district_office_id,
       p.document ->> 'name'                                                     as name,
       p.document ->> 'identifier'                                               as identifier,
       p.document ->> 'type'                                                     as type,
       array(select distinct s.sis_id from source_record s
             where s.entity = 1 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 1 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.calendar with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       (p.document ->> 'parent')::uuid                                           as parent_id,
       p.document ->> 'title'                                                    as title,
       p.document ->> 'type'                                                     as type,
       p.document ->> 'schoolYear'                                               as school_year,
       (p.document ->> 'startDate')::date                                        as start_date,
       (p.document ->> 'endDate')::date                                          as end_date,
       array(select distinct s.sis_id from source_record s
             where s.entity = 2 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 2 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.course with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       (p.document ->> 'school')::uuid                                           as school_id,
       p.document ->> 'title'                                                    as title,
       p.document ->> 'courseCode'                                               as course_code,
       array(select jsonb_array_elements_text(p.document -> 'grades'))           as grades,
       array(select jsonb_array_elements_text(p.document -> 'subjects'))         as subjects,
       array(select jsonb_array_elements_text(p.document -> 'subjectCodes'))     as subject_codes,
       array(select distinct s.sis_id from source_record s
             where s.entity = 3 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 3 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.class with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       (p.document ->> 'course')::uuid                                           as course_id,
       (p.document ->> 'school')::uuid                                           as school_id,
       array(select jsonb_array_elements_text(p.document -> 'calendars')::uuid)  as calendar_ids,
       p.document ->> 'title'                                                    as title,
       p.document ->> 'classCode'                                                as class_code,
       p.document ->> 'classType'                                                as class_type,
       p.document ->> 'location'                                                 as location,
       array(select jsonb_array_elements_text(p.document -> 'grades'))           as grades,
       array(select jsonb_array_elements_text(p.document -> 'subjects'))         as subjects,
       array(select jsonb_array_elements_text(p.document -> 'periods'))          as periods,
       array(select distinct s.sis_id from source_record s
             where s.entity = 4 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 4 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.student with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       (p.document ->> 'primarySchool')::uuid                                    as primary_school_id,
       array(select jsonb_array_elements_text(p.document -> 'schools')::uuid)    as school_ids,
       p.document ->> 'givenName'                                                as given_name,
       p.document ->> 'middleName'                                               as middle_name,
       p.document ->> 'familyName'                                               as family_name,
       p.document ->> 'preferredGivenName'                                       as preferred_given_name,
       p.document ->> 'preferredFamilyName'                                      as preferred_family_name,
       p.document ->> 'username'                                                 as username,
       p.document ->> 'email'                                                    as email,
       p.document ->> 'phone'                                                    as phone,
       p.document ->> 'sms'                                                      as sms,
       p.document ->> 'studentNumber'                                            as student_number,
       p.document ->> 'stateId'                                                  as state_id,
       array(select jsonb_array_elements_text(p.document -> 'grades'))           as grades,
       p.document ->> 'grade'                                                    as grade,
       (p.document ->> 'enabled')::boolean                                       as enabled,
       (p.document ->> 'birthDate')::date                                        as birth_date,
       p.document ->> 'sex'                                                      as sex,
       array(select jsonb_array_elements_text(p.document -> 'race'))             as race,
       (p.document ->> 'hispanic')::boolean                                      as hispanic,
       array(select distinct s.sis_id from source_record s
             where s.entity = 5 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 5 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.staff with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       (p.document ->> 'primarySchool')::uuid                                    as primary_school_id,
       array(select jsonb_array_elements_text(p.document -> 'schools')::uuid)    as school_ids,
       p.document ->> 'givenName'                                                as given_name,
       p.document ->> 'middleName'                                               as middle_name,
       p.document ->> 'familyName'                                               as family_name,
       p.document ->> 'preferredGivenName'                                       as preferred_given_name,
       p.document ->> 'preferredFamilyName'                                      as preferred_family_name,
       p.document ->> 'username'                                                 as username,
       p.document ->> 'email'                                                    as email,
       p.document ->> 'phone'                                                    as phone,
       p.document ->> 'sms'                                                      as sms,
       p.document ->> 'staffNumber'                                              as staff_number,
       array(select jsonb_array_elements_text(p.document -> 'roles'))            as roles,
       (p.document ->> 'teaching')::boolean                                      as teaching,
       (p.document ->> 'enabled')::boolean                                       as enabled,
       array(select distinct s.sis_id from source_record s
             where s.entity = 6 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 6 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.contact with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       p.document ->> 'givenName'                                                as given_name,
       p.document ->> 'middleName'                                               as middle_name,
       p.document ->> 'familyName'                                               as family_name,
       p.document ->> 'email'                                                    as email,
       p.document ->> 'phone'                                                    as phone,
       p.document ->> 'sms'                                                      as sms,
       (p.document ->> 'enabled')::boolean                                       as enabled,
       p.document ->> 'role'                                                     as role,
       array(select distinct s.sis_id from source_record s
             where s.entity = 9 and s.passport_id = p.id and s.live
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 9 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.school_enrollment with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       coalesce((p.document ->> 'student')::uuid, (p.document ->> 'staff')::uuid) as person_id,
       (p.document ->> 'student')::uuid                                          as student_id,
       (p.document ->> 'staff')::uuid                                            as staff_id,
       (p.document ->> 'school')::uuid                                           as school_id,
       p.document ->> 'role'                                                     as role,
       (p.document ->> 'primary')::boolean                                       as "primary",
       (p.document ->> 'beginDate')::date                                        as begin_date,
       (p.document ->> 'endDate')::date                                          as end_date,
       array(select s.sis_id from source_record s
             where s.entity = 7 and s.passport_id = p.id and s.live and s.linked
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             union
             select s.sis_id from connection c
             join source_record s on s.connection_id = c.id and s.entity = 7 and s.sis_id = p.sis_id
             where c.district_id = p.district_id and c.application <> 'passport' and s.passport_id = p.id and s.live
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 7 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create or replace view hub.enrollment with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       coalesce((p.document ->> 'student')::uuid, (p.document ->> 'staff')::uuid) as person_id,
       (p.document ->> 'student')::uuid                                          as student_id,
       (p.document ->> 'staff')::uuid                                            as staff_id,
       (p.document ->> 'class')::uuid                                            as class_id,
       (p.document ->> 'school')::uuid                                           as school_id,
       p.document ->> 'role'                                                     as role,
       (p.document ->> 'primary')::boolean                                       as "primary",
       (p.document ->> 'beginDate')::date                                        as begin_date,
       (p.document ->> 'endDate')::date                                          as end_date,
       array(select s.sis_id from source_record s
             where s.entity = 8 and s.passport_id = p.id and s.live and s.linked
               and s.connection_id <> all (array(select c.id from connection c where c.application = 'passport'))
             union
             select s.sis_id from connection c
             join source_record s on s.connection_id = c.id and s.entity = 8 and s.sis_id = p.sis_id
             where c.district_id = p.district_id and c.application <> 'passport' and s.passport_id = p.id and s.live
             order by 1)                                                         as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 8 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

do $$
declare
    name text;
begin
    for name in select table_name from information_schema.columns where table_schema = 'hub' and column_name = 'sis_ids' loop
        execute format('comment on column hub.%I.sis_ids is %L', name,
                       'the SIS IDs of all that contribute to it; empty where the hub alone does');
    end loop;
end
$$;

create function shown_value(p_value text) returns text language sql immutable as $$
    select case when length(p_value) <= 80 then p_value else left(p_value, 80) || '...' end
$$;
comment on function shown_value is 'a value that is not personal, as an issue shows it: its first 80 characters';

create function shown_key(p_document jsonb, p_attributes jsonb, p_masked text[]) returns text language sql immutable as $$
    select string_agg(case when attribute = any (p_masked) then '***' else shown_value(p_document ->> attribute) end, ', '
                      order by place)
    from jsonb_array_elements_text(p_attributes) with ordinality as listed (attribute, place)
$$;
comment on function shown_key is 'what a record has to have alone in the district, as an issue shows it: personal attributes masked';
