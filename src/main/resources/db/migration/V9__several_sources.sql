-- Several sources that feed the same records: which belong together, who decided so, and what they disagree about.

alter table source_record add column linked boolean not null default false;
comment on column source_record.linked is
    'its Passport ID is not the one that follows from its SIS ID: it was matched with another record, or has had another SIS ID';

-- The others of these two have an index on every row since V5; here only what is linked needs one.
create index source_school_enrollment_linked on source_record_school_enrollment (passport_id) where linked;
create index source_enrollment_linked on source_record_enrollment (passport_id) where linked;

alter table baseline add column linked_by uuid;
comment on column baseline.linked_by is
    'fingerprint of the domains of uniqueness and master fields that the records were last linked and merged by';

alter table run add column ground bigint;
comment on column run.ground is
    'commits of the district when the run was last linked: where there are more now, it is linked anew before it is committed';

alter table staged_record add column restaged boolean not null default false;
comment on column staged_record.restaged is
    'not read as new: stands as remembered, and is looked at because its link, or that of something it refers to, has moved';

create table staged_link (
    run_id      bigint   not null,
    day         date     not null,
    entity      smallint not null,
    sis_id      text     not null,
    outcome     text     not null check (outcome in ('LINK', 'REKEY', 'REKEYED', 'SPLIT', 'HOLD', 'IGNORE')),
    passport_id uuid     not null,
    left_id     uuid,
    why         text     not null
) partition by range (day);
create index on staged_link (run_id, entity, sis_id);
comment on table staged_link is 'records that belong to another passport record than they would by themselves, or are held out';
comment on column staged_link.outcome is
    'LINK: to another connection''s; REKEY: the same under a new SIS ID; REKEYED: the one that it was before; SPLIT: taken apart; HOLD: held out as a duplicate; IGNORE: as a person decided';
comment on column staged_link.passport_id is 'the one that it belongs to now';
comment on column staged_link.left_id is 'the one that it belonged to before, where it was live in the hub';
comment on column staged_link.why is 'DECISION, SIS_ID, TWIN (a new SIS ID, or the same edge), or the domain, for example stateId';

alter table staged_issue add column other_connection int, add column other_sis_id text;
alter table issue add column other_connection int, add column other_sis_id text;
comment on column issue.other_connection is 'a duplicate: whose record the other is';
create index issue_duplicate on issue (connection_id) where closed_run is null and other_sis_id is not null;

create table decision (
    id               bigint generated always as identity primary key,
    district_id      text        not null references district,
    entity           smallint    not null,
    connection_id    int         not null references connection,
    sis_id           text        not null,
    other_connection int         not null references connection,
    other_sis_id     text        not null,
    verdict          text        not null check (verdict in ('SAME', 'DIFFERENT', 'IGNORE')),
    actor            text        not null,
    note             text,
    at               timestamptz not null,
    undone_by        text,
    undone_at        timestamptz
);
create unique index decision_stands on decision (entity, connection_id, sis_id, other_connection, other_sis_id)
    where undone_at is null;
create index decision_of_district on decision (district_id, id desc);
comment on table decision is
    'what people decided about two records that may be one; the first is the incoming one, which moves; holds until undone';

create or replace function ensure_partitions(p_day date) returns void language plpgsql as $$
declare
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('passport partitions'));
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'staged_link', 'settled'] loop
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
                       parent || '_' || to_char(p_day, 'YYYYMMDD'), parent, p_day, p_day + 1);
    end loop;
end
$$;

create or replace function record_state(known boolean, live boolean, own "char", cause text) returns "char"
language sql immutable as $$
    select case
               when not known then 'M'
               when live then 'L'
               when own in ('H', 'F') or cause in ('REQUIREMENT', 'DUPLICATE') then 'H'
               else 'O'
           end::"char"
$$;
