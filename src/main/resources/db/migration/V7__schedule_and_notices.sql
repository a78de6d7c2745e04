-- When runs come by themselves, when held ones end by themselves, and who is told.

-- The table that db-scheduler works on; its names are fixed.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
comment on column scheduled_tasks.task_instance is 'the connection that fires';
comment on column scheduled_tasks.task_data is 'the schedule that the time was worked out from';
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

alter table run add column remind_at timestamptz;
alter table run add column expires_at timestamptz;
comment on column run.expires_at is 'when a parked run ends by itself; remind_at: when the admins are reminded of that';

create table notice (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in
        ('HELD', 'FAILED', 'CONNECTIVITY', 'ACCESS_EXPIRING', 'FINISHED_WITH_ISSUES', 'REMINDER', 'EXPIRED', 'SUPERSEDED',
         'NOT_STARTED')),
    about         text        not null,
    connection_id int         not null references connection on delete cascade,
    run_id        bigint references run on delete cascade,
    detail        text,
    channel       text        not null check (channel in ('EMAIL', 'WEBHOOK')),
    address       text        not null,
    created_at    timestamptz not null,
    due_at        timestamptz,
    attempts      int         not null default 0,
    sent_at       timestamptz,
    last_error    text,
    unique (kind, about, channel, address)
);
comment on column notice.about is 'with the kind, what is told once: a run, or a connection and a day';
comment on column notice.due_at is 'when it is tried next; null: it is sent, or given up';
create index notice_due on notice (due_at, id) where due_at is not null;
create index notice_of_run on notice (run_id);

-- Who is told of a connection's matters, by its definition as it is now.
create view notice_recipient as
select c.id as connection_id, 'EMAIL' as channel, mail.address
from connection c
join connection_revision v on v.connection_id = c.id and v.number = c.revision
cross join lateral jsonb_array_elements_text(v.definition -> 'notify' -> 'email') as mail (address)
union all
select c.id, 'WEBHOOK', v.definition -> 'notify' ->> 'webhook'
from connection c
join connection_revision v on v.connection_id = c.id and v.number = c.revision
where v.definition -> 'notify' ->> 'webhook' is not null;
