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
create index decision_of_other on decision (entity, other_connection, other_sis_id) where undone_at is null;
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

create function domain_key(p_document jsonb, p_attributes text[]) returns uuid
language sql immutable as $$
    select case when bool_and(value is not null) then
               encode(substr(sha256(convert_to(string_agg(attribute || '=' || length(value) || ':' || value, ','
                                                          order by attribute collate "C"), 'UTF8')), 1, 16), 'hex')::uuid
           end
    from (select attribute, nullif(nullif(btrim(
                     case when attribute in ('email', 'username') then lower((p_document ->> attribute) collate "C")
                          else p_document ->> attribute end), ''), '[]') as value
          from unnest(p_attributes) attribute) valued
$$;
comment on function domain_key is
    'what a record has to have alone in the district: a hash, equal for equal values; null where one of them is blank';

create function decided_apart(p_entity smallint, p_connection int, p_sis_id text, p_other int, p_other_sis_id text)
returns boolean language sql stable as $$
    select exists (select from decision d
                   where d.undone_at is null and d.verdict = 'DIFFERENT' and d.entity = p_entity
                     and (d.connection_id, d.sis_id, d.other_connection, d.other_sis_id)
                         in ((p_connection, p_sis_id, p_other, p_other_sis_id), (p_other, p_other_sis_id, p_connection, p_sis_id)))
$$;
comment on function decided_apart is 'whether a person decided that two records are not one';

create function decided_apart_from(p_entity smallint, p_connection int, p_sis_id text, p_passport_id uuid)
returns boolean language sql stable as $$
    select exists (select from decision d
                   join source_record m
                       on m.entity = d.entity and m.connection_id = d.other_connection and m.sis_id = d.other_sis_id
                   where d.undone_at is null and d.verdict = 'DIFFERENT' and d.entity = p_entity
                     and d.connection_id = p_connection and d.sis_id = p_sis_id and m.live and m.passport_id = p_passport_id)
        or exists (select from decision d
                   join source_record m on m.entity = d.entity and m.connection_id = d.connection_id and m.sis_id = d.sis_id
                   where d.undone_at is null and d.verdict = 'DIFFERENT' and d.entity = p_entity
                     and d.other_connection = p_connection and d.other_sis_id = p_sis_id and m.live
                     and m.passport_id = p_passport_id)
$$;
comment on function decided_apart_from is 'whether a person decided that a record is not one of those that contribute to a passport record';

create function reference_target(p_attribute text) returns smallint language sql immutable as $$
    select case p_attribute when 'school' then 1 when 'schools' then 1 when 'primarySchool' then 1
                            when 'parent' then 2 when 'calendars' then 2 when 'course' then 3 when 'class' then 4
                            when 'student' then 5 when 'staff' then 6 end::smallint
$$;
comment on function reference_target is 'the entity that a reference attribute points to; null: it is none';

create function linked_as(p_run bigint, p_connection int, p_own boolean, p_entity smallint, p_sis_id text) returns uuid
language sql stable as $$
    select case (select c.application from connection c where c.id = p_connection)
        -- The test keeps the planner from casting what is no id before it knows whose it is.
        when 'passport' then case when p_sis_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then p_sis_id::uuid end
        else coalesce((select l.passport_id from staged_link l
                       where p_own and l.run_id = p_run and l.entity = p_entity and l.sis_id = p_sis_id
                         and l.outcome in ('LINK', 'REKEY', 'SPLIT')),
                      (select b.passport_id from source_record b
                       where b.connection_id = p_connection and b.entity = p_entity and b.sis_id = p_sis_id),
                      (select s.passport_id from staged_record s
                       where p_own and s.run_id = p_run and s.entity = p_entity and s.sis_id = p_sis_id))
        end
$$;
comment on function linked_as is 'the passport record that a record of a connection belongs to, as far as it is linked yet';

create function linking_document(p_run bigint, p_connection int, p_own boolean, p_document jsonb) returns jsonb
language sql stable as $$
    select p_document || coalesce(jsonb_object_agg(e.key, case jsonb_typeof(e.value)
        when 'array' then (select coalesce(jsonb_agg(linked_as(p_run, p_connection, p_own, reference_target(e.key), one) order by 1), '[]')
                           from jsonb_array_elements_text(e.value) one)
        else to_jsonb(linked_as(p_run, p_connection, p_own, reference_target(e.key), e.value #>> '{}')) end), '{}')
    from jsonb_each(p_document) e
    where reference_target(e.key) is not null
$$;
comment on function linking_document is 'a document with its references as Passport IDs, so that connections can be compared';

-- Statement by statement, so that only a run that compares needs its temporary table.
create function refers(p_now boolean, p_builtin boolean, p_connection int, p_entity smallint, p_sis_id text) returns uuid
language plpgsql stable as $$
begin
    if p_sis_id is null then
        return null;
    elsif p_now then
        return (select r.passport_id from reference r where r.entity = p_entity and r.sis_id = p_sis_id);
    elsif p_builtin then
        return (select p.id from passport_record p
                where p.entity = p_entity and p.id = p_sis_id::uuid and p.deleted_at is null);
    end if;
    return (select b.passport_id from source_record b
            where b.connection_id = p_connection and b.entity = p_entity and b.sis_id = p_sis_id and b.live);
end
$$;
comment on function refers is
    'what a reference means: of the run''s own records as they will be (temporary table reference), of others'' as they are';

create function resolved_document(p_now boolean, p_builtin boolean, p_connection int, p_entity smallint, p_document jsonb)
returns jsonb language plpgsql stable as $$
declare
    resolved jsonb := p_document - array['school', 'schools', 'primarySchool', 'parent', 'course', 'class', 'calendars',
                                         'student', 'staff', 'relationships', 'teaching'];
    attribute text;
begin
    foreach attribute in array array['school', 'primarySchool', 'parent', 'course', 'class', 'student', 'staff'] loop
        if p_document ? attribute then
            resolved := resolved || jsonb_strip_nulls(jsonb_build_object(attribute,
                refers(p_now, p_builtin, p_connection, reference_target(attribute), p_document ->> attribute)));
        end if;
    end loop;
    foreach attribute in array array['schools', 'calendars'] loop
        if p_document ? attribute then
            resolved := resolved || jsonb_build_object(attribute, coalesce(
                (select jsonb_agg(distinct named.id)
                 from (select refers(p_now, p_builtin, p_connection, reference_target(attribute), one) as id
                       from jsonb_array_elements_text(p_document -> attribute) one) named
                 where named.id is not null), '[]'));
        end if;
    end loop;
    if p_document ? 'relationships' then
        resolved := resolved || jsonb_build_object('relationships', coalesce(
            (select jsonb_agg(named.tie || jsonb_build_object('student', named.id) order by named.id)
             from (select tie, refers(p_now, p_builtin, p_connection, 5::smallint, tie ->> 'student') as id
                   from jsonb_array_elements(p_document -> 'relationships') tie) named
             where named.id is not null), '[]'));
    end if;
    return resolved;
end
$$;
comment on function resolved_document is 'what a connection contributes, with references as Passport IDs; what is not live is left out';

create or replace view hub.event with (security_barrier) as
select concat_ws('/', r.id, e.key, c.sis_id, case when c.operation = 'DELETE' and c.cause = 'MERGE' then 'merged' end) as id,
       r.committed_at                        as at,
       e.key || case when c.operation = 'CREATE' then '.created'
                     when c.operation = 'UPDATE' or c.after is not null then '.updated' else '.deleted' end as type,
       c.passport_id,
       r.district_id                         as district,
       r.id                                  as run_id
from run r
join change c on c.run_id = r.id and not c.withheld
join entity_name e on e.code = c.entity
where r.committed_at > now() - interval '30 days' and r.district_id = any (array(select id from visible_district))
  and not (c.operation = 'DELETE' and c.after is not null and c.before = c.after)
order by r.committed_at, r.id, c.entity, c.passport_id;

-- Edits in the hub are runs of a source of its own in each district.
create or replace view hub.run with (security_barrier) as
select r.id,
       case c.application when 'passport' then 'passport' else c.name end as connection,
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
comment on view hub.run is 'one sync of one connection, whatever became of it, or an edit in the hub (connection passport)';
