-- The school year that a calendar says it belongs to, also of one that is out by its own content: of those no document is kept.
alter table source_record add column school_year text;
alter table staged_record add column school_year text;
comment on column source_record.school_year is 'calendars only: the one that they name themselves';

-- Of one that is out, the hub may still know what it said when it was in.
update source_record b
set school_year = case when b.document is not null then b.document ->> 'schoolYear'
                       else (select p.document ->> 'schoolYear' from passport_record p
                             where p.entity = 2 and p.id = b.passport_id) end
where b.entity = 2;

update staged_record s
set school_year = s.document ->> 'schoolYear'
from run r
where r.state in ('RUNNING', 'PARKED', 'FAILED', 'STOPPED') and s.run_id = r.id and s.entity = 2 and s.document is not null;

-- What is out by its own content and was not live is out for its own cause, with bulk mode off too.
create or replace function why_standing(own "char", stated text, was_live boolean, parents boolean, in_scope text,
                                        current boolean, passed boolean, bulk boolean)
returns text
language sql immutable as $$
    select case
               when own in ('A', 'E') or own = 'O' and (bulk or not was_live) then coalesce(stated, 'SOURCE')
               when not current and (passed or not was_live) then 'DATE'
               when not parents then 'PARENT'
               when not current then 'SOURCE'
               when in_scope is not null and (bulk or not was_live) then in_scope
               else 'SOURCE'
           end
$$;

create function outside(cause text) returns text language sql immutable as $$
    select case when cause in ('FILTER', 'DATE') then 'FILTER' when cause = 'SCHOOL_MAPPING' then cause else '' end
$$;
comment on function outside is
    'what keeps a school outside that is not live: FILTER, SCHOOL_MAPPING; empty: it is not in the SIS any more';
