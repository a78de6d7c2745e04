-- What is kept how long, and what of it was dropped since.

alter table run
    add column journal text not null default 'KEPT' check (journal in ('KEPT', 'GOING', 'GONE')),
    add column changes text not null default 'KEPT' check (changes in ('KEPT', 'GOING', 'GONE'));
comment on column run.journal is
    'its pages and staged rows: from GOING on nobody may rely on them, GONE says that none is left';
comment on column run.changes is 'its changes, record by record: from GOING on they are no longer shown';
create index run_journal_kept on run (connection_id, day) where journal <> 'GONE';
create index run_changes_kept on run (connection_id, finished_at) where changes <> 'GONE';
create index run_finished on run (connection_id, finished_at);
create index run_replay on run (replay_of) where replay_of is not null;

alter table connection add column commits_forgotten bigint not null default 0;
comment on column connection.commits_forgotten is
    'committed runs of it whose rows were dropped: they count on, see run.commits_before';

create index passport_record_tombstone on passport_record (district_id, deleted_at) where deleted_at is not null;

-- The usual numbers are those of the definition's section advanced.retention; a test holds them together.
create view kept_days as
select c.id as connection_id, c.district_id,
       coalesce(rtrim(kept.days ->> 'journal', 'd')::int, 30) as journal,
       coalesce(rtrim(kept.days ->> 'changes', 'd')::int, 90) as changes,
       coalesce(rtrim(kept.days ->> 'runs', 'd')::int, 730) as runs,
       coalesce(rtrim(kept.days ->> 'tombstones', 'd')::int, 365) as tombstones
from connection c
left join connection_revision v on v.connection_id = c.id and v.number = c.revision
cross join lateral (select v.definition #> '{advanced,retention}' as days) kept;
comment on view kept_days is 'for how many days a connection''s definition, as it is now, keeps things';

create function run_over(p_run run, p_at timestamptz, p_resume interval) returns boolean language sql stable as $$
    select case
               when p_run.state in ('RUNNING', 'PARKED') then false
               when p_run.state in ('FAILED', 'STOPPED')
                   then coalesce(p_run.first_page_at, p_run.started_at) + p_resume < p_at
                        and not exists (select from lease l where l.run_id = p_run.id and l.until > clock_timestamp())
               else true
           end
$$;
comment on function run_over is
    'whether nothing will come of a run any more: it has ended for good, or is too old to be gone on with, and nobody does';

create function run_replayed(p_run bigint, p_at timestamptz, p_resume interval) returns boolean language sql stable as $$
    select exists (select from run p where p.replay_of = p_run and not run_over(p, p_at, p_resume))
$$;
comment on function run_replayed is 'whether a replay of a run may still need its pages';

create function drop_day(p_day date) returns void language plpgsql as $$
declare
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('passport partitions'));
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'staged_link', 'settled'] loop
        execute format('drop table if exists %I', parent || '_' || to_char(p_day, 'YYYYMMDD'));
    end loop;
end
$$;
comment on function drop_day is 'drops the day''s partitions of the workbench, with all that is in them';

create function drop_staged(p_run bigint, p_day date, p_most int) returns bigint language plpgsql as $$
declare
    parent text;
    part text;
    rows bigint;
    gone bigint := 0;
begin
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'staged_link', 'settled'] loop
        part := parent || '_' || to_char(p_day, 'YYYYMMDD');
        if gone < p_most and to_regclass(part) is not null then
            execute format('delete from %I where ctid = any (array(select ctid from %I where run_id = $1 limit $2))',
                           part, part)
                using p_run, p_most - gone;
            get diagnostics rows = row_count;
            gone := gone + rows;
        end if;
    end loop;
    return gone;
end
$$;
comment on function drop_staged is 'deletes a portion of what a run has on the workbench, and says how many rows that were';
