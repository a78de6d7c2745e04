-- What the hub's own source says of a record from now on; without a document it lets go. References are Passport IDs.
insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, document, passport_id, schools, student,
                           staff, class, course, calendars, parent, students, begin_date, end_date, school_year, slice, page)
select :run, :day, :entity, :sisId, :sisId, 'hub', case when said.document is null then 'A' else 'K' end, :hash, said.document,
       :passportId,
       case when said.document -> 'school' is not null then array[said.document ->> 'school']
            when said.document -> 'schools' is not null then array(select jsonb_array_elements_text(said.document -> 'schools')) end,
       said.document ->> 'student', said.document ->> 'staff', said.document ->> 'class', said.document ->> 'course',
       case when said.document -> 'calendars' is not null then array(select jsonb_array_elements_text(said.document -> 'calendars')) end,
       said.document ->> 'parent',
       case when said.document -> 'relationships' is not null
            then array(select tie ->> 'student' from jsonb_array_elements(said.document -> 'relationships') tie) end,
       coalesce(said.document ->> 'beginDate', said.document ->> 'startDate')::date, (said.document ->> 'endDate')::date,
       said.document ->> 'schoolYear', '', 0
from (select :document::jsonb as document) said
