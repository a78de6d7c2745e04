-- The hashes that the baseline remembers, ready to be loaded: a twenty-sixth of the bytes of the rows that carry them.

-- Unlogged, both: after a crash they are empty, and the hashes are read from the baseline.
create unlogged table remembered_hash (
    connection_id int      not null references connection,
    portion       smallint not null,
    hashes        bytea    not null,
    primary key (connection_id, portion)
);
alter table remembered_hash alter column hashes set storage external;
comment on table remembered_hash is 'all hashes of a connection''s baseline, as they were when it was last put together';
comment on column remembered_hash.portion is 'the last byte of the hashes, which are sixteen bytes each and stand one after the other';

create unlogged table remembered_moved (connection_id int not null);
create index on remembered_moved (connection_id);
comment on table remembered_moved is 'connections whose baseline was written to since their hashes were put together';

-- Whoever writes to a baseline says so in the same transaction: once, for the district whose commit this is, or, where nobody says
-- whose it is, each time for all.
create function remembered_moves() returns trigger language plpgsql as
$$
declare
    district text := nullif(current_setting('passport.district', true), '');
    said text := pg_current_xact_id()::text || ' ' || coalesce(district, '');
begin
    if district is null or current_setting('passport.moved', true) is distinct from said then
        insert into remembered_moved (connection_id)
        select c.id from connection c where district is null or c.district_id = district;
        perform set_config('passport.moved', said, true);
    end if;
    return null;
end
$$;

-- On each partition as well: whoever names one, as a restore of data alone does, does not fire what is on the whole.
do $$
declare
    whole text;
    one regclass;
begin
    foreach whole in array array['source_record', 'source_part'] loop
        for one in select relid::regclass from pg_partition_tree(whole::regclass)
                   union select whole::regclass loop
            execute format('create trigger remembered_moves '
                           'before insert or delete or truncate or update of hash, connection_id, entity on %s '
                           'for each statement execute function remembered_moves()', one);
        end loop;
    end loop;
end
$$;
