-- A day of the workbench is written, told to the planner by the runs themselves, and dropped whole. Autovacuum sees to it only
-- where much was deleted: sweeping what is new costs as much as reading it, and whoever analyzes it meanwhile waits a second for
-- autovacuum to give way.

create or replace function ensure_partitions(p_day date) returns void language plpgsql as $$
declare
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('passport partitions'));
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'staged_link', 'settled'] loop
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L) '
                       'with (autovacuum_vacuum_insert_threshold = -1, toast.autovacuum_vacuum_insert_threshold = -1, '
                       'autovacuum_analyze_threshold = 2147483647)',
                       parent || '_' || to_char(p_day, 'YYYYMMDD'), parent, p_day, p_day + 1);
    end loop;
end
$$;

do $$
declare
    parent text;
    leaf regclass;
begin
    foreach parent in array array['page_journal', 'staged_part', 'staged_record', 'staged_held', 'staged_absent',
                                  'staged_issue', 'staged_link', 'settled'] loop
        for leaf in select relid::regclass from pg_partition_tree(parent::regclass) where isleaf loop
            execute format('alter table %s set (autovacuum_vacuum_insert_threshold = -1, '
                           'toast.autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2147483647)', leaf);
        end loop;
    end loop;
end
$$;
