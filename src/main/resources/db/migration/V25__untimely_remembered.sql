-- How many enrollments are kept and outside their dates is put together with the hashes, in the same pass, instead of being
-- counted in each run: right after a large commit an index could not tell without the rows.
truncate remembered_hash;
alter table remembered_hash
    add column untimely_school_enrollments int not null,
    add column untimely_enrollments int not null;
comment on column remembered_hash.untimely_enrollments is
    'of the records whose hashes these are: enrollments that are kept and outside their dates';
comment on column remembered_hash.untimely_school_enrollments is
    'of the records whose hashes these are: school enrollments that are kept and outside their dates';

drop index source_school_enrollment_untimely;
drop index source_enrollment_untimely;

alter table remembered_moved add column standing_only boolean not null default false;
comment on column remembered_moved.standing_only is 'the hashes are as they were, and what was counted beside them is not';

-- Whoever writes how records stand says so too: of triggers with an argument only that is noted.
create or replace function remembered_moves() returns trigger language plpgsql as
$$
declare
    standing boolean := tg_nargs > 0;
    noted text := case when standing then 'passport.stands' else 'passport.moved' end;
    district text := nullif(current_setting('passport.district', true), '');
    said text := pg_current_xact_id()::text || ' ' || coalesce(district, '');
begin
    if district is null or current_setting(noted, true) is distinct from said then
        insert into remembered_moved (connection_id, standing_only)
        select c.id, standing from connection c where district is null or c.district_id = district;
        perform set_config(noted, said, true);
    end if;
    return null;
end
$$;

-- On each partition as well, see V18.
do $$
declare
    one regclass;
begin
    for one in select relid::regclass from pg_partition_tree('source_record'::regclass)
               union select 'source_record'::regclass loop
        execute format('create trigger remembered_stands before update of own, live, in_time on %s '
                       'for each statement execute function remembered_moves(standing)', one);
    end loop;
end
$$;
