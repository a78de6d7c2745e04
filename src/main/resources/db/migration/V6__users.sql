-- Who may use the console and the API, and what they did.

create table passport_user (
    name        text primary key check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    password    text        not null,
    role        text        not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
    districts   text[]      check (cardinality(districts) > 0),
    disabled    boolean     not null default false,
    created_at  timestamptz not null,
    created_by  text        not null,
    password_at timestamptz not null
);
comment on column passport_user.password is 'as Spring Security''s delegating encoder writes it, with the name of its algorithm';
comment on column passport_user.districts is 'the districts that the user belongs to; null: every district, also later ones';

create table access_token (
    id         bigint generated always as identity primary key,
    user_name  text        not null references passport_user on delete cascade,
    label      text        not null,
    hash       bytea       not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    unique (user_name, label)
);
comment on column access_token.hash is 'SHA-256 of the token; the token itself is shown once and not kept';

create table failed_login (
    key      text primary key,
    failures int         not null,
    until    timestamptz not null
);
comment on table failed_login is 'who failed to log in, by user and by address: nothing is looked at before until';

alter table audit add column origin text;
comment on column audit.origin is 'from where: an address, or how the order was given';

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
create index audit_of_subject on audit (subject, id desc);
