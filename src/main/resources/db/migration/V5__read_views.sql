-- What application developers read: one typed view per entity, live records only, in the schema hub.
-- docs/read-views.md says what each promises.

create schema hub;

-- Who sees which district. Readers see what is granted to their name; whoever holds the rights of the tables' owner sees all.
create table hub_grant (
    reader      name not null,
    district_id text not null references district on delete cascade,
    primary key (reader, district_id)
);
comment on table hub_grant is 'the districts that a database user sees through the read views';

create view visible_district as
select d.id
from district d
where exists (select from hub_grant g where g.reader = current_user and g.district_id = d.id)
   or pg_has_role(current_user, (select relowner from pg_class where oid = 'passport_record'::regclass), 'usage');
comment on view visible_district is
    'asked once per query by each read view; checked with the rights of the views'' owner, so that readers need no right to it';

create view entity_name (code, key) as
values (1::smallint, 'school'), (2, 'calendar'), (3, 'course'), (4, 'class'), (5, 'student'), (6, 'staff'),
       (7, 'schoolEnrollment'), (8, 'enrollment'), (9, 'contact');

-- sis_ids asks for the contributors of a record. Enrollments are most of a district, each has one contributor, and
-- their index would cost a first sync more than the records of all others: theirs is their own SIS ID.
create index source_school_passport on source_record_school (passport_id);
create index source_calendar_passport on source_record_calendar (passport_id);
create index source_course_passport on source_record_course (passport_id);
create index source_class_passport on source_record_class (passport_id);
create index source_student_passport on source_record_student (passport_id);
create index source_staff_passport on source_record_staff (passport_id);
create index source_contact_passport on source_record_contact (passport_id);

-- A student's contacts; all other references that are searched have their index since V4.
create index contact_student on passport_record_contact
    using gin (jsonb_path_query_array(document, '$.relationships[*].student'));

-- Every view is a security barrier: what a reader's own functions and casts are shown has passed the district check.
create view hub.school with (security_barrier) as
select p.id                                                                      as passport_id,
       p.district_id                                                             as district,
       p.sis_id,
       p.slug,
       (p.document ->> 'district')::uuid                                         as district_office_id,
       p.document ->> 'name'                                                     as name,
       p.document ->> 'identifier'                                               as identifier,
       p.document ->> 'type'                                                     as type,
       array(select distinct s.sis_id from source_record s
             where s.entity = 1 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 1 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.calendar with (security_barrier) as
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
             where s.entity = 2 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 2 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.course with (security_barrier) as
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
             where s.entity = 3 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 3 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.class with (security_barrier) as
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
             where s.entity = 4 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 4 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.student with (security_barrier) as
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
             where s.entity = 5 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 5 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.staff with (security_barrier) as
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
             where s.entity = 6 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 6 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.teacher with (security_barrier) as
select * from hub.staff where teaching;

create view hub.admin with (security_barrier) as
select * from hub.staff where teaching is not true;

create view hub.contact with (security_barrier) as
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
             where s.entity = 9 and s.passport_id = p.id and s.live order by 1)  as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 9 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

-- The tie and the index lead to the same rows: by contact the ties are unpacked, by student the index finds the contacts.
create view hub.student_contact with (security_barrier) as
select c.id          as passport_id,
       c.district_id as district,
       c.sis_id,
       c.id          as contact_id,
       s.id          as student_id,
       tie.type,
       tie.priority,
       tie.custodial,
       tie.emergency,
       tie.pickup,
       c.updated_at
from passport_record c
cross join lateral jsonb_to_recordset(c.document -> 'relationships')
    as tie (student uuid, type text, priority integer, custodial boolean, emergency boolean, pickup boolean)
join passport_record s
    on s.entity = 5 and s.deleted_at is null and s.id = tie.student
   and jsonb_path_query_array(c.document, '$.relationships[*].student') @> to_jsonb(s.id::text)
where c.entity = 9 and c.deleted_at is null and c.district_id = any (array(select id from visible_district));

create view hub.school_enrollment with (security_barrier) as
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
       array [p.sis_id]                                                          as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 7 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.enrollment with (security_barrier) as
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
       array [p.sis_id]                                                          as sis_ids,
       (select coalesce(jsonb_object_agg(x.key, x.value), '{}')
        from jsonb_each(p.document) x where starts_with(x.key, 'x_'))            as custom,
       p.updated_at
from passport_record p
where p.entity = 8 and p.deleted_at is null and p.district_id = any (array(select id from visible_district));

create view hub.run with (security_barrier) as
select r.id,
       c.name        as connection,
       r.district_id as district,
       r.state,
       r.trigger,
       r.started_at,
       r.finished_at,
       r.committed_at,
       (select coalesce(jsonb_object_agg(e.key, jsonb_build_object(
                   'read', n.read, 'kept', n.kept, 'heldBack', n.held_back, 'outOfScope', n.out_of_scope,
                   'ended', n.ended, 'create', n.creates, 'update', n.updates, 'delete', n.deletes,
                   'unchanged', n.unchanged)), '{}')
        from run_count n join entity_name e on e.code = n.entity
        where n.run_id = r.id and n.school = '') as counts
from run r
join connection c on c.id = r.connection_id
where r.district_id = any (array(select id from visible_district));

create view hub.event with (security_barrier) as
select concat_ws('/', r.id, e.key, c.sis_id) as id,
       r.committed_at                        as at,
       e.key || case c.operation when 'CREATE' then '.created' when 'UPDATE' then '.updated' else '.deleted' end as type,
       c.passport_id,
       r.district_id                         as district,
       r.id                                  as run_id
from run r
join change c on c.run_id = r.id and not c.withheld
join entity_name e on e.code = c.entity
where r.committed_at > now() - interval '30 days' and r.district_id = any (array(select id from visible_district))
order by r.committed_at, r.id, c.entity, c.passport_id;

comment on view hub.school is 'a school, or a district office that stands above schools';
comment on view hub.calendar is 'a school year, semester, term or grading period; a tree by parent_id';
comment on view hub.course is 'what is taught';
comment on view hub.class is 'a course as taught to one group';
comment on view hub.student is 'a student';
comment on view hub.staff is 'a teacher or any other member of staff';
comment on view hub.teacher is 'the rows of hub.staff that teach';
comment on view hub.admin is 'the rows of hub.staff that do not teach';
comment on view hub.contact is 'a guardian or emergency contact; whose, says hub.student_contact';
comment on view hub.student_contact is 'what one contact is to one student; passport_id, district and sis_id are the contact''s';
comment on view hub.school_enrollment is 'a person in a school';
comment on view hub.enrollment is 'a person in a class';
comment on view hub.run is 'one sync of one connection, whatever became of it';
comment on view hub.event is 'what committed syncs changed in the last 30 days, oldest first';

do $$
declare
    field record;
begin
    for field in
        select c.table_name, c.column_name, n.note
        from information_schema.columns c
        join (values
            ('passport_id', 'the lasting id, which references point to'),
            ('district', 'id of the district'),
            ('sis_id', 'identifier in the student information system, with the connection''s prefix'),
            ('slug', 'name for addresses, unique in the district'),
            ('district_office_id', 'the hub.school of its district office'),
            ('parent_id', 'the hub.calendar that it is part of'),
            ('course_id', 'a hub.course'),
            ('class_id', 'a hub.class'),
            ('school_id', 'a hub.school'),
            ('primary_school_id', 'a hub.school'),
            ('school_ids', 'each a hub.school'),
            ('calendar_ids', 'each a hub.calendar'),
            ('student_id', 'a hub.student'),
            ('staff_id', 'a hub.staff'),
            ('contact_id', 'a hub.contact'),
            ('person_id', 'student_id or else staff_id; search by those two, which have an index'),
            ('grade', 'the primary one of grades'),
            ('grades', 'CEDS codes (KG, 01 to 12, ...); an unknown code as it came'),
            ('sis_ids', 'the identifiers of all that contribute to it'),
            ('custom', 'the district''s own attributes (x_...)'),
            ('updated_at', 'when a sync last changed it'),
            ('priority', '1 is called first'),
            ('counts', 'per entity: read, kept, heldBack, outOfScope, ended, create, update, delete, unchanged'),
            ('committed_at', 'when its changes became visible; none: nothing was committed'),
            ('run_id', 'a hub.run'),
            ('at', 'committed_at of its run')) n (name, note) on n.name = c.column_name
        where c.table_schema = 'hub'
    loop
        execute format('comment on column hub.%I.%I is %L', field.table_name, field.column_name, field.note);
    end loop;
end
$$;
comment on column hub.run.id is 'the number that commands and pages show';
comment on column hub.event.id is 'the same whenever it is read';
comment on column hub.event.type is 'student.created, student.updated, student.deleted, class.created, ...';

do $$
begin
    if to_regrole('hub_reader') is null then
        create role hub_reader nologin;
    end if;
exception
    when duplicate_object or unique_violation then
        null; -- a migration of another database on this server was faster: roles belong to all of them
    when insufficient_privilege then
        raise notice 'The role hub_reader is missing and % may not create roles. The read views work; '
            'for readers, have an administrator create the role and grant it as docs/read-views.md says.', current_user;
end
$$;

revoke all on schema hub from public;
revoke all on all tables in schema hub from public;

do $$
begin
    if to_regrole('hub_reader') is not null then
        grant usage on schema hub to hub_reader;
        grant select on all tables in schema hub to hub_reader;
    end if;
end
$$;
