-- Makes the hub's own source of a district. No definition can have such a name, so nobody runs, pauses or retires it.
insert into connection (name, district_id, application, state, revision, live_prefix, created_at)
values ('passport@' || :district, :district, 'passport', 'ACTIVE', 0, '', :at)
returning id
