-- A run's workbench. Everything here belongs to one run and is dropped by day.

create table slice (
    run_id    bigint not null references run,
    name      text   not null,
    resource  text   not null,
    state     text   not null check (state in ('OPEN', 'DONE', 'REFUSED')),
    proof     text   not null default 'NONE' check (proof in ('NONE', 'OVERLAP', 'CONFIRM', 'BROKEN')),
    attempt   int    not null default 1,
    reason    text,
    primary key (run_id, name)
);
comment on column slice.proof is
    'OVERLAP: pages overlapped under an honoured sort; CONFIRM: each candidate delete is to be confirmed; BROKEN: nothing is proven';

create table page_journal (
    run_id      bigint      not null,
    day         date        not null,
    slice       text        not null,
    page        int         not null,
    attempt     int         not null,
    page_offset bigint      not null,
    next_offset bigint      not null,
    last_page   boolean     not null,
    row_count   int         not null,
    first_id    text,
    last_id     text,
    total       bigint,
    id_order    text        not null,
    encoding    text        not null,
    body        bytea,
    body_length int         not null,
    body_hash   uuid        not null,
    unreadable  int         not null default 0,
    seen        bytea       not null,
    counts      jsonb       not null,
    fetched_at  timestamptz not null,
    primary key (run_id, slice, page, day)
) partition by range (day);
comment on column page_journal.seen is 'low halves (big-endian bigint) of the hashes of the records that are as remembered';

create table staged_part (
    run_id   bigint   not null,
    day      date     not null,
    entity   smallint not null,
    sis_id   text     not null,
    part     text     not null,
    raw_id   text     not null,
    origin   text     not null,
    own      "char"   not null check (own in ('K', 'H', 'O', 'E')),
    cause    text,
    hash     uuid     not null,
    document jsonb,
    slice    text     not null,
    page     int      not null
) partition by range (day);
create index on staged_part (run_id, entity, sis_id);

create table staged_record (
    run_id      bigint   not null,
    day         date     not null,
    entity      smallint not null,
    sis_id      text     not null,
    raw_id      text     not null,
    origin      text     not null,
    own         "char"   not null check (own in ('K', 'H', 'O', 'E', 'A')),
    cause       text,
    hash        uuid,
    document    jsonb,
    passport_id uuid     not null,
    schools     text[],
    student     text,
    staff       text,
    class       text,
    course      text,
    calendars   text[],
    parent      text,
    students    text[],
    begin_date  date,
    end_date    date,
    slice       text     not null,
    page        int      not null,
    only_view   text
) partition by range (day);
create index on staged_record (run_id, entity, sis_id);
comment on column staged_record.own is
    'what its own content says: K kept, H held back, O out of scope, E ended; A: proven absent';
comment on column staged_record.only_view is
    'staff: the one view, teacher or admin, that the filters let it pass as; null: either';
comment on column staged_record.passport_id is 'the id it gets if it is new: UUIDv5 of connection, entity and SIS ID';

create table staged_held (
    run_id   bigint not null,
    day      date   not null,
    resource text   not null,
    raw_id   text   not null,
    entity   smallint not null
) partition by range (day);
create index on staged_held (run_id);
comment on table staged_held is 'rows that were read but can''t be used: whatever is live of them, or came from them, stays';

create table staged_absent (
    run_id bigint   not null,
    day    date     not null,
    entity smallint not null,
    sis_id text     not null,
    part   text     not null
) partition by range (day);
create index on staged_absent (run_id, entity, sis_id);

create table staged_issue (
    run_id    bigint   not null,
    day       date     not null,
    entity    smallint,
    sis_id    text,
    kind      text     not null check (kind in ('ERROR', 'SKIPPED', 'DUPLICATE', 'MALFORMED')),
    stage     text     not null,
    rule      text     not null,
    attribute text,
    value     text,
    message   text     not null,
    slice     text,
    page      int,
    part      text
) partition by range (day);
comment on column staged_issue.part is 'the part of a person that it is about; null: the whole record';
create index on staged_issue (run_id);

create table settled (
    run_id   bigint   not null,
    day      date     not null,
    entity   smallint not null,
    sis_id   text     not null,
    own      "char"   not null,
    was_live boolean  not null,
    live     boolean  not null,
    cause    text     not null,
    moved    boolean  not null,
    in_time  boolean  not null,
    teaching boolean
) partition by range (day);
create index on settled (run_id, entity, sis_id);
comment on table settled is 'the standing of each record that may have moved; all others stand as the baseline says';
comment on column settled.own is
    'what the record says of itself; F: kept, but for a reference that must exist, so that its last good version stays';
comment on column settled.moved is 'it means something else to the records that refer to it than it did before';
comment on column settled.in_time is 'its dates include today';
comment on column settled.teaching is 'staff only';

create table run_school (
    run_id     bigint  not null references run,
    source_id  text    not null,
    name       text,
    type       text,
    identifier text,
    ended      boolean not null,
    listed     boolean not null,
    school_id  uuid,
    mapped_as  text check (mapped_as in ('AUTO', 'NEW', 'EXISTING')),
    hub_name   text,
    slug       text,
    suggested  text,
    suggested_for text check (suggested_for in ('IDENTIFIER', 'NAME')),
    refresh    boolean not null,
    primary key (run_id, source_id)
);
comment on table run_school is
    'the schools a run found, and those that were mapped before; school_id is null where a school is not mapped';
comment on column run_school.refresh is 'its attributes are taken again';

create table lost_school (
    run_id bigint not null references run,
    sis_id text   not null,
    why    text   not null,
    primary key (run_id, sis_id)
);

create function ensure_partitions(p_day date) returns void language plpgsql as $$
declare
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('passport partitions'));
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'settled'] loop
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
                       parent || '_' || to_char(p_day, 'YYYYMMDD'), parent, p_day, p_day + 1);
    end loop;
end
$$;
comment on function ensure_partitions is 'makes the day''s partitions of the workbench where they are missing';

create function analyze_day(p_table text, p_day date, p_run bigint) returns void language plpgsql as $$
declare
    part text := p_table || '_' || to_char(p_day, 'YYYYMMDD');
    much boolean;
begin
    execute format('select count(*) > 500 from (select from %I where run_id = $1 limit 501) few', part)
        into much using p_run;
    if much then
        execute format('analyze %I', part);
    end if;
end
$$;
comment on function analyze_day is
    'tells the planner about one day''s partition of the workbench, where a run has just written much into it';
