-- A tenth of each page stays free for new versions of its rows, so that a daily sync need not touch the indexes of what it
-- changes; what is there already gets it as pages are written anew.
do $$
declare
    leaf regclass;
begin
    foreach leaf in array array(select relid::regclass from pg_partition_tree('source_record') where isleaf)
                          || array(select relid::regclass from pg_partition_tree('passport_record') where isleaf)
                          || array['source_part'::regclass] loop
        execute format('alter table %s set (fillfactor = 90)', leaf);
    end loop;
end
$$;
