-- What readers of the views lack: ROLE, then RIGHTS; null where they lack nothing.
select case
           when to_regrole(:role) is null then 'ROLE'
           when not has_schema_privilege(:role, 'hub', 'usage')
                or exists (select from pg_class c
                           where c.relnamespace = 'hub'::regnamespace and c.relkind = 'v'
                             and not has_table_privilege(:role, c.oid, 'select')) then 'RIGHTS'
       end as lack
