-- What the planner is told costs a fraction of what is written: few rows are looked at, and of these what statements join by.

-- The planner joins partitioned tables by what it knows of the whole, which no autovacuum looks at: looked at once, and
-- SIS IDs are as good as unique.
alter table staged_record alter column sis_id set (n_distinct_inherited = -1);
alter table staged_part alter column sis_id set (n_distinct_inherited = -0.5);
alter table settled alter column sis_id set (n_distinct_inherited = -1);

create or replace function analyze_day(p_table text, p_day date, p_run bigint) returns void language plpgsql as $$
declare
    part text := p_table || '_' || to_char(p_day, 'YYYYMMDD');
    much boolean;
begin
    execute format('select count(*) > 500 from (select from %I where run_id = $1 limit 501) few', part)
        into much using p_run;
    if much then
        if not exists (select from pg_stats where schemaname = current_schema() and tablename = p_table and inherited) then
            perform set_config('default_statistics_target', '1', true);
            execute format('analyze %I (sis_id)', p_table);
        end if;
        perform set_config('default_statistics_target', '20', true);
        execute format('analyze %I (%s)', part,
                       (select string_agg(quote_ident(attname), ', ') from pg_attribute
                        where attrelid = part::regclass and attnum > 0 and not attisdropped
                          and attname in ('run_id', 'day', 'entity', 'sis_id', 'part', 'own', 'slice', 'class', 'student',
                                          'staff', 'was_live', 'live', 'moved', 'restaged')));
    end if;
end
$$;
comment on function analyze_day is
    'tells the planner about one day''s partition of the workbench, where a run has just written much into it';
