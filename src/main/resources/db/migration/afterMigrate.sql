-- At each start, after any migration: the role of readers and its rights. A restored database has neither where the server is a
-- new one, because roles are no part of a dump. Where all is as it should be, nothing is written.

do $$
begin
    if to_regrole('hub_reader') is null then
        create role hub_reader nologin;
    end if;
exception
    when duplicate_object or unique_violation then
        null; -- another program on this server was faster: roles belong to all of its databases
    when insufficient_privilege then
        raise notice 'The role hub_reader is missing and % may not create roles. The read views work; '
            'for readers, have an administrator create the role and grant it as docs/read-views.md says.', current_user;
end
$$;

do $$
begin
    if to_regrole('hub_reader') is null
       or has_schema_privilege('hub_reader', 'hub', 'usage')
          and not exists (select from pg_class c
                          where c.relnamespace = 'hub'::regnamespace and c.relkind = 'v'
                            and not has_table_privilege('hub_reader', c.oid, 'select')) then
        return;
    end if;
    -- Programs that start at once would write the same rows of the catalogue.
    perform pg_advisory_xact_lock(hashtextextended('passport readers', 0));
    grant usage on schema hub to hub_reader;
    grant select on all tables in schema hub to hub_reader;
exception
    when insufficient_privilege then
        raise notice '% may not grant the read views. For readers, have their owner grant them as docs/read-views.md says.',
            current_user;
end
$$;
