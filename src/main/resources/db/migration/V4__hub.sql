-- The baseline a run compares with, the hub's records, and what a run would change.

create table school_mapping (
    connection_id int    not null references connection,
    source_id     text   not null,
    school_id     uuid   not null,
    mapped_as     text   not null check (mapped_as in ('AUTO', 'NEW', 'EXISTING')),
    run_id        bigint not null references run,
    primary key (connection_id, source_id)
);

create table school_refresh (
    connection_id int         not null references connection,
    source_id     text        not null,
    requested_by  text        not null,
    requested_at  timestamptz not null,
    primary key (connection_id, source_id)
);
comment on table school_refresh is 'schools whose attributes the next committed run takes again';

create table baseline (
    connection_id int      not null references connection,
    entity        smallint not null,
    hash_version  int      not null,
    shaped_by     uuid     not null,
    fed_by        text     not null,
    settled_by    uuid     not null,
    settled_on    date     not null,
    live          bigint   not null,
    run_id        bigint   not null references run,
    primary key (connection_id, entity)
);
comment on column baseline.shaped_by is 'fingerprint of the settings that shaped the records; where it moved, records of several parts are built anew';
comment on column baseline.settled_by is 'fingerprint of the settings that decide who is live; where it moved, everything is settled anew';
comment on column baseline.settled_on is 'the business date to which the dates of records were last judged';

comment on column baseline.fed_by is 'a line for each hub attribute, with what fed it: changes of attributes that are fed otherwise now have the cause MAPPING';

create table source_part (
    connection_id int      not null,
    entity        smallint not null,
    sis_id        text     not null,
    part          text     not null,
    raw_id        text     not null,
    origin        text     not null,
    own           "char"   not null,
    cause         text,
    hash          uuid     not null,
    document      jsonb,
    primary key (connection_id, entity, sis_id, part)
);

create table source_record (
    connection_id int      not null,
    entity        smallint not null,
    sis_id        text     not null,
    raw_id        text     not null,
    origin        text     not null,
    own           "char"   not null check (own in ('K', 'H', 'O', 'E')),
    cause         text,
    live          boolean  not null,
    hash          uuid     not null,
    document      jsonb,
    passport_id   uuid     not null,
    schools       text[],
    student       text,
    staff         text,
    class         text,
    course        text,
    calendars     text[],
    parent        text,
    students      text[],
    begin_date    date,
    end_date      date,
    last_cause    text,
    in_time       boolean  not null default true,
    teaching      boolean,
    stale_since   bigint,
    only_view     text,
    primary key (connection_id, entity, sis_id)
) partition by list (entity);
comment on column source_record.last_cause is 'why it came, or why it is not live';
comment on column source_record.only_view is
    'staff: the one view, teacher or admin, that the filters let it pass as; null: either';
comment on column source_record.live is 'this connection holds it in the hub';
comment on column source_record.in_time is 'its dates included the day on which it was last settled';
comment on column source_record.teaching is 'staff only: as last settled';
comment on column source_record.document is 'the last good one, with SIS references; null where it is out by its own content';

create table source_record_school partition of source_record for values in (1);
create table source_record_calendar partition of source_record for values in (2);
create table source_record_course partition of source_record for values in (3);
create table source_record_class partition of source_record for values in (4);
create table source_record_student partition of source_record for values in (5);
create table source_record_staff partition of source_record for values in (6);
create table source_record_school_enrollment partition of source_record for values in (7);
create table source_record_enrollment partition of source_record for values in (8);
create table source_record_contact partition of source_record for values in (9);

create index source_record_teaches on source_record_enrollment (connection_id, staff) where staff is not null;

create table passport_record (
    id          uuid        not null,
    district_id text        not null,
    entity      smallint    not null,
    sis_id      text        not null,
    document    jsonb       not null,
    version     int         not null,
    slug        text,
    created_run bigint      not null,
    updated_run bigint      not null,
    updated_at  timestamptz not null,
    deleted_run bigint,
    deleted_at  timestamptz,
    primary key (entity, id)
) partition by list (entity);
comment on column passport_record.document is 'keyed by hub attribute; references are passport ids';
comment on column passport_record.deleted_at is 'a tombstone: a SIS ID that comes back revives the same Passport ID';

create table passport_record_school partition of passport_record for values in (1);
create table passport_record_calendar partition of passport_record for values in (2);
create table passport_record_course partition of passport_record for values in (3);
create table passport_record_class partition of passport_record for values in (4);
create table passport_record_student partition of passport_record for values in (5);
create table passport_record_staff partition of passport_record for values in (6);
create table passport_record_school_enrollment partition of passport_record for values in (7);
create table passport_record_enrollment partition of passport_record for values in (8);
create table passport_record_contact partition of passport_record for values in (9);

create unique index school_slug on passport_record_school (district_id, slug) where deleted_at is null;
create index class_school on passport_record_class (((document ->> 'school')::uuid));
create index class_course on passport_record_class (((document ->> 'course')::uuid));
create index school_enrollment_student on passport_record_school_enrollment (((document ->> 'student')::uuid));
create index school_enrollment_staff on passport_record_school_enrollment (((document ->> 'staff')::uuid));
create index enrollment_class on passport_record_enrollment (((document ->> 'class')::uuid));
create index enrollment_student on passport_record_enrollment (((document ->> 'student')::uuid));
create index enrollment_staff on passport_record_enrollment (((document ->> 'staff')::uuid))
    where document ->> 'staff' is not null;

create table record_history (
    entity   smallint    not null,
    id       uuid        not null,
    version  int         not null,
    run_id   bigint      not null,
    document jsonb       not null,
    at       timestamptz not null,
    primary key (entity, id, version)
);
comment on table record_history is 'each version that was replaced or deleted, with the run that did so';

create table change (
    run_id      bigint   not null,
    entity      smallint not null,
    sis_id      text     not null,
    passport_id uuid     not null,
    operation   text     not null check (operation in ('CREATE', 'UPDATE', 'DELETE')),
    cause       text     not null,
    school      text,
    version     int,
    before      jsonb,
    after       jsonb,
    withheld    boolean  not null default false,
    sis_id_before text
);
create index change_of_run on change (run_id, entity);
comment on column change.version is 'of the passport record it was computed from; null: there was none';
comment on column change.withheld is 'a delete that is shown only, because deletion is disabled; the record stays';
comment on column change.sis_id_before is 'the SIS ID it had, where a re-key gives it another';

create table issue (
    id            bigint generated always as identity primary key,
    connection_id int      not null references connection,
    entity        smallint,
    sis_id        text,
    kind          text     not null,
    stage         text     not null,
    rule          text     not null,
    attribute     text,
    value         text,
    message       text     not null,
    slice         text,
    page          int,
    part          text,
    opened_run    bigint   not null references run,
    closed_run    bigint references run
);
create index issue_open on issue (connection_id, entity, sis_id) where closed_run is null;
create index issue_closed on issue (closed_run) where closed_run is not null;

create function stays(own "char", live boolean) returns boolean language sql immutable as $$
    select own in ('H', 'A') or own = 'O' and live
$$;
comment on function stays is 'whether what was remembered of a record goes on being what it refers to';

create function record_state(known boolean, live boolean, own "char", cause text) returns "char"
language sql immutable as $$
    select case
               when not known then 'M'
               when live then 'L'
               when own in ('H', 'F') or cause = 'REQUIREMENT' then 'H'
               else 'O'
           end::"char"
$$;
comment on function record_state is
    'what a record means to those that refer to it: L live, H held back, M missing, O there but not live';

create function in_time(begins date, ends date, as_of date, start_lead int, end_lag int, include_ended boolean)
returns boolean
language sql immutable as $$
    select (include_ended or ends is null or ends + end_lag >= as_of)
       and (begins is null or begins - start_lead <= as_of)
$$;
comment on function in_time is 'whether a day lies within a span whose edges are moved; an open end has no edge';

create function will_stand(own "char", was_live boolean, parents boolean, in_scope boolean, current boolean, bulk boolean)
returns boolean
language sql immutable as $$
    select case own
               when 'K' then true
               when 'H' then was_live
               when 'O' then was_live and not bulk
               else false
           end
           and parents and current and (in_scope or was_live and not bulk)
$$;
comment on function will_stand is
    'whether a record will be live, from what it says of itself, the standing of what it needs, its scope and its dates';

create function why_standing(own "char", stated text, was_live boolean, parents boolean, in_scope text, current boolean,
                             passed boolean, bulk boolean)
returns text
language sql immutable as $$
    select case
               when own in ('A', 'E') or own = 'O' and bulk then coalesce(stated, 'SOURCE')
               when not current and (passed or not was_live) then 'DATE'
               when not parents then 'PARENT'
               when not current then 'SOURCE'
               when in_scope is not null and (bulk or not was_live) then in_scope
               else 'SOURCE'
           end
$$;
comment on function why_standing is
    'the cause of a record''s standing, for its change and its history; in_scope says why it is out of scope, if it is';

create function effective_record(p_run bigint, p_connection int, p_entity smallint)
returns table (sis_id text, own "char", cause text, staged boolean, was_live boolean, was "char", document jsonb,
               schools text[], student text, staff text, class text, course text, calendars text[], parent text,
               students text[], begin_date date, end_date date, was_begin_date date, was_end_date date,
               was_in_time boolean, was_teaching boolean, only_view text, passport_id uuid)
language sql stable as $$
    select s.sis_id, s.own,
           case when s.own = 'O' and s.cause = 'DATE' and (s.begin_date, s.end_date) is distinct from (b.begin_date, b.end_date)
                then 'FILTER' else s.cause end,
           true, coalesce(b.live, false),
           record_state(b.sis_id is not null, b.live, b.own, b.last_cause),
           case when s.own = 'K' then s.document else b.document end,
           case when stays(s.own, b.live) then b.schools else s.schools end,
           case when stays(s.own, b.live) then b.student else s.student end,
           case when stays(s.own, b.live) then b.staff else s.staff end,
           case when stays(s.own, b.live) then b.class else s.class end,
           case when stays(s.own, b.live) then b.course else s.course end,
           case when stays(s.own, b.live) then b.calendars else s.calendars end,
           case when stays(s.own, b.live) then b.parent else s.parent end,
           case when stays(s.own, b.live) then b.students else s.students end,
           case when stays(s.own, b.live) then b.begin_date else s.begin_date end,
           case when stays(s.own, b.live) then b.end_date else s.end_date end,
           b.begin_date, b.end_date, b.in_time, b.teaching, s.only_view, coalesce(b.passport_id, s.passport_id)
    from staged_record s
    left join source_record b
        on b.connection_id = p_connection and b.entity = p_entity and b.sis_id = s.sis_id
    where s.run_id = p_run and s.entity = p_entity
    union all
    select b.sis_id, b.own, b.cause, false, b.live, record_state(true, b.live, b.own, b.last_cause), b.document,
           b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date,
           b.begin_date, b.end_date, b.in_time, b.teaching, b.only_view, b.passport_id
    from source_record b
    where b.connection_id = p_connection and b.entity = p_entity
      and not exists (select from staged_record s
                      where s.run_id = p_run and s.entity = p_entity and s.sis_id = b.sis_id)
$$;
comment on function effective_record is
    'the staged row of a record where it has one, else the baseline''s: all that link, settle and the gate may read';

create function standing(p_run bigint, p_connection int, p_entity smallint)
returns table (sis_id text, live boolean, state "char", cause text)
language sql stable as $$
    select s.sis_id, s.live, record_state(s.own <> 'A', s.live, s.own, s.cause), s.cause
    from settled s where s.run_id = p_run and s.entity = p_entity
    union all
    select b.sis_id, b.live, record_state(true, b.live, b.own, b.last_cause), b.last_cause
    from source_record b
    where b.connection_id = p_connection and b.entity = p_entity
      and not exists (select from settled s
                      where s.run_id = p_run and s.entity = p_entity and s.sis_id = b.sis_id)
$$;
comment on function standing is 'whether each record will be live, and what it means to others: as settled, else as the baseline says';

do $$
declare
    partition regclass;
begin
    foreach partition in array array(select relid::regclass from pg_partition_tree('source_record') where isleaf)
                               || array(select relid::regclass from pg_partition_tree('passport_record') where isleaf)
                               || array['source_part'::regclass] loop
        execute format('alter table %s alter column document set statistics 0', partition);
    end loop;
end
$$;

create function guarded_change(p_run bigint, p_connection int, p_prefix text)
returns table (entity smallint, sis_id text, operation text, cause text, school text, counted boolean)
language sql stable as $$
    with fresh as materialized (
        select p_prefix || m.source_id as sis_id
        from run_school m
        where m.run_id = p_run and m.school_id is not null
          and not exists (select from school_mapping k
                          where k.connection_id = p_connection and k.source_id = m.source_id)
    ),
    newcomer as materialized (
        select c.passport_id::text as id
        from change c
        where c.run_id = p_run and c.entity = 5 and c.operation = 'CREATE' and c.school in (select f.sis_id from fresh f)
    )
    select c.entity, c.sis_id, c.operation, c.cause, c.school,
           case c.operation
               when 'DELETE' then c.cause <> 'DATE'
               when 'UPDATE' then c.cause <> 'REKEY' or c.before is distinct from c.after
               when 'CREATE' then case
                   when c.entity = 9 then exists (
                       select from jsonb_array_elements(c.after -> 'relationships') tie
                       where tie ->> 'student' not in (select n.id from newcomer n))
                   else c.school is null or c.school not in (select f.sis_id from fresh f) end
           end
    from change c
    where c.run_id = p_run and not c.withheld
$$;
comment on function guarded_change is
    'what a run would apply, and whether it counts toward the limits: dates that have passed, newly mapped schools and new SIS IDs alone do not';

create function rekeyed(p_sis_id text, p_old text, p_new text) returns text
language sql immutable as $$ select p_new || substr(p_sis_id, length(p_old) + 1) $$;
comment on function rekeyed(text, text, text) is 'a SIS ID under another prefix';

create function rekeyed(p_sis_ids text[], p_old text, p_new text) returns text[]
language sql immutable as $$
    select array_agg(rekeyed(one, p_old, p_new) order by place)
    from unnest(p_sis_ids) with ordinality as listed (one, place)
$$;

create function rekeyed(p_document jsonb, p_old text, p_new text) returns jsonb
language sql immutable as $$
    select jsonb_object_agg(key, case
               when key in ('school', 'primarySchool', 'district', 'parent', 'course', 'class', 'student', 'staff')
                   then to_jsonb(rekeyed(value #>> '{}', p_old, p_new))
               when key in ('schools', 'calendars')
                   then coalesce(to_jsonb(rekeyed(array(select jsonb_array_elements_text(value)), p_old, p_new)), '[]')
               when key = 'relationships'
                   then (select coalesce(jsonb_agg(tie || jsonb_build_object(
                                    'student', rekeyed(tie ->> 'student', p_old, p_new)) order by place), '[]')
                         from jsonb_array_elements(value) with ordinality as listed (tie, place))
               else value
           end)
    from jsonb_each(p_document)
$$;
comment on function rekeyed(jsonb, text, text) is 'a document of the baseline with its SIS references under another prefix';
