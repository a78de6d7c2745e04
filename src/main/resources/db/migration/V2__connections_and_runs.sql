-- What districts asked for, and the runs that were made of it.

create table district (
    id         text primary key,
    name       text        not null,
    data_key   bytea,
    created_at timestamptz not null default now()
);
comment on column district.data_key is 'wrapped by the master key; dropping it forgets the journal of the district';

create table district_revision (
    district_id text        not null references district,
    number      int         not null,
    definition  jsonb       not null,
    source      text        not null,
    created_at  timestamptz not null default now(),
    created_by  text        not null,
    primary key (district_id, number)
);

create table connection (
    id            int generated always as identity primary key,
    name          text        not null unique,
    district_id   text        not null references district,
    application   text        not null,
    state         text        not null check (state in ('WAITING_FOR_SECRET', 'ACTIVE', 'PAUSED', 'RETIRED')),
    revision      int         not null,
    stored_secret bytea,
    live_prefix   text,
    rekeyed       boolean     not null default false,
    created_at    timestamptz not null default now()
);
comment on column connection.live_prefix is 'the SIS ID prefix that its records carry in the hub; null: nothing was committed yet';
comment on column connection.rekeyed is 'its records have had other SIS IDs, so that Passport IDs no longer follow from them';

create table connection_revision (
    connection_id int         not null references connection,
    number        int         not null,
    definition    jsonb       not null,
    source        text        not null,
    created_at    timestamptz not null default now(),
    created_by    text        not null,
    primary key (connection_id, number)
);

create table run (
    id                  bigint generated always as identity primary key,
    connection_id       int         not null references connection,
    district_id         text        not null references district,
    state               text        not null check (state in
        ('RUNNING', 'PARKED', 'COMMITTED', 'COMMITTED_WITH_ISSUES', 'REJECTED', 'SUPERSEDED', 'EXPIRED', 'FAILED',
         'STOPPED', 'SKIPPED_SUSPENDED')),
    trigger             text        not null,
    requested_by        text        not null,
    connection_revision int         not null,
    district_revision   int         not null,
    parameters          jsonb       not null,
    as_of               date        not null,
    day                 date        not null,
    replay_of           bigint references run,
    started_at          timestamptz not null,
    first_page_at       timestamptz,
    finished_at         timestamptz,
    committed_at        timestamptz,
    commits_before      bigint      not null default 0,
    digest              text,
    message             text
);
comment on column run.commits_before is
    'runs of the connection that were committed before it began: where there are more now, its baseline is gone';
comment on column run.day is 'the partition that holds the staged rows and the journal of the run';
create unique index run_one_active on run (connection_id) where state = 'RUNNING';
create unique index run_one_parked on run (connection_id) where state = 'PARKED';
create index run_of_connection on run (connection_id, id desc);

create table lease (
    connection_id int primary key references connection,
    run_id        bigint      not null references run,
    epoch         bigint      not null,
    holder        text        not null,
    host          text        not null,
    pid           bigint      not null,
    until         timestamptz not null
);

create unique index lease_epoch on lease (connection_id, epoch);
comment on index lease_epoch is 'makes the epoch a key: a fence (for key share) holds off take-overs, not renewals';

create table run_hold (
    run_id        bigint not null references run,
    ordinal       int    not null,
    reason        text   not null check (reason in
        ('PREVIEW', 'LIMIT', 'INCOMPLETE_EXTRACT', 'EMPTY_EXTRACT', 'SCOPE_LOSS', 'REKEY', 'FIRST_RUN', 'REPLAY')),
    entity        smallint,
    operation     text,
    school        text,
    count         bigint,
    of            bigint,
    percent       numeric,
    limit_percent numeric,
    limit_count   bigint,
    message       text   not null,
    primary key (run_id, ordinal)
);

create table run_hold_cause (
    run_id       bigint not null,
    hold         int    not null,
    ordinal      int    not null,
    cause        text   not null,
    parent       smallint,
    parent_cause text,
    schools      text[] not null,
    count        bigint not null,
    primary key (run_id, hold, ordinal),
    foreign key (run_id, hold) references run_hold on delete cascade
);
comment on column run_hold_cause.parent is 'with cause PARENT: the entity that left first; parent_cause says why it did';
comment on column run_hold_cause.schools is 'with SCHOOL_MAPPING: those whose mapping was removed';

create table approval (
    run_id   bigint      not null references run,
    decision text        not null check (decision in ('APPROVED', 'REJECTED')),
    actor    text        not null,
    note     text,
    digest   text        not null,
    at       timestamptz not null,
    primary key (run_id)
);

create table run_count (
    run_id       bigint   not null references run,
    entity       smallint not null,
    school       text     not null default '',
    read         bigint   not null default 0,
    kept         bigint   not null default 0,
    held_back    bigint   not null default 0,
    out_of_scope bigint   not null default 0,
    ended        bigint   not null default 0,
    creates      bigint   not null default 0,
    updates      bigint   not null default 0,
    deletes      bigint   not null default 0,
    withheld     bigint   not null default 0,
    unchanged    bigint   not null default 0,
    live_before  bigint   not null default 0,
    live_after   bigint   not null default 0,
    primary key (run_id, entity, school)
);
comment on table run_count is 'school is empty for the totals of an entity, else a source school''s SIS ID';

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    detail  text
);
