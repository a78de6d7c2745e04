-- Edits in the hub itself: a source of its own in each district, whose references are Passport IDs.

create or replace function linked_as(p_run bigint, p_connection int, p_own boolean, p_entity smallint, p_sis_id text) returns uuid
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

-- Statement by statement, so that only a run that compares needs its temporary table.
create or replace function refers(p_now boolean, p_builtin boolean, p_connection int, p_entity smallint, p_sis_id text) returns uuid
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
