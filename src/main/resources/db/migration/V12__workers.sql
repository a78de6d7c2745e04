-- Worker processes: who they are, which slice each has claimed, how many requests each may have under way, and how all
-- that work on a run hear of a stop.

create table worker (
    name       text primary key,
    host       text        not null,
    pid        bigint      not null,
    version    text        not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);
comment on table worker is 'processes that read slices for the runs of others; seen_at is moved twice a second by the database''s clock';

alter table slice
    add column version      text,
    add column claimed_by   text,
    add column heartbeat_at timestamptz,
    add column claim        bigint not null default 0,
    add column claims       int    not null default 0,
    add column fault_kind   text,
    add column fault        text;
comment on column slice.version is 'the version of the process that leads the run; null: it reads the slice itself';
comment on column slice.claim is 'moved whenever the slice is claimed or taken away: who holds another number may not write';
comment on column slice.claims is 'how often the slice was claimed since its run was taken up';
comment on column slice.fault is 'why whoever claimed the slice could not read it; ends the run';
create unique index slice_claim on slice (run_id, name, claim);
comment on index slice_claim is 'makes the claim a key: a fence (for key share) holds off take-overs, not heartbeats';

create table request_share (
    connection_id int         not null references connection,
    run_id        bigint      not null references run on delete cascade,
    slice         text        not null,
    claim         bigint      not null,
    requests      int         not null check (requests > 0),
    until         timestamptz not null,
    primary key (connection_id, run_id, slice, claim)
);
comment on table request_share is
    'how many requests the holder of a claim may have under way; all that have not run out are never more than the connection''s limit';

create table run_stop (
    run_id   bigint primary key references run on delete cascade,
    asked_at timestamptz not null
);
comment on table run_stop is
    'runs that were asked to stop since they were taken up; a table of its own, so that who asks never waits for the run row';

-- Spring Integration's channel: its own definitions under a prefix of ours, the trigger switched on.
create sequence worker_message_seq;

create table worker_channel_message (
    message_id       char(36)     not null,
    group_key        char(36)     not null,
    created_date     bigint       not null,
    message_priority bigint,
    message_sequence bigint       not null default nextval('worker_message_seq'),
    message_content  bytea,
    region           varchar(100) not null,
    primary key (region, group_key, created_date, message_sequence)
);
create index worker_channel_message_delete on worker_channel_message (region, group_key, message_id);

create function worker_channel_message_notify() returns trigger language plpgsql as
$$
begin
    perform pg_notify('worker_channel_message_notify', new.region || ' ' || new.group_key);
    return new;
end
$$;

create trigger worker_channel_message_notify after insert on worker_channel_message
for each row execute function worker_channel_message_notify();
